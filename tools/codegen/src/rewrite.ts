/**
 * Turns ts-proto's output into code on `@tikv-client/wire`: bounds and nesting are checked by the reader, 64-bit ranges by the
 * writer, and the types that every file repeats come from one place. Fails if something it expects is not there, so that a new
 * version of ts-proto cannot slip through half rewritten.
 */
export function rewrite(name: string, source: string): string {
  const proto = name.replace(/\.ts$/, '.proto');
  let text = source;
  const replace = (pattern: RegExp, by: string): void => {
    text = text.replace(pattern, by);
  };

  replace(/^\/\/ Code generated[\s\S]*?\/\* eslint-disable \*\/\n/, '');
  replace(/^export const protobuf(Package|FileName) = .*;\n\n/gm, '');
  replace(
    /^import \{ BinaryReader, BinaryWriter \} from "@bufbuild\/protobuf\/wire";$/m,
    'import { BinaryReader, BinaryWriter, type DeepPartial, type MessageFns } from "@tikv-client/wire";',
  );
  replace(/^type Builtin = [\s\S]*$/m, '');

  // Nesting and bounds.
  text = text.replace(
    / {4}const previousRecursionDepth = [\s\S]*?\n {4}try \{\n([\s\S]*?)\n {4}\} finally \{\n[\s\S]*?\n {4}\}\n/g,
    (_, body: string) => `${body.replace(/^ {2}/gm, '')}\n`,
  );
  replace(
    /const end = length === undefined \? reader\.len : reader\.pos \+ length;/g,
    'const end = reader.open(length);',
  );
  replace(
    / {6}if \(\(tag & 7\) === 4 \|\| tag === 0\) \{\n {8}break;\n {6}\}\n {6}reader\.skip\(tag & 7\);\n {4}\}\n {4}return message;/g,
    '      reader.skip(tag);\n    }\n    reader.close(end);\n    return message;',
  );
  replace(
    /const end2 = reader\.uint32\(\) \+ reader\.pos;\n(\s*)while \(reader\.pos < end2\) \{\n(.*)\n\s*\}\n/g,
    'const end2 = reader.open(reader.uint32());\n$1while (reader.pos < end2) {\n$2\n$1}\n$1reader.close(end2);\n',
  );

  // Ranges.
  replace(/\n *if \(\s*BigInt\.as(?:Ui|I)ntN\([^{]*\{\n *throw new globalThis\.Error\([^;]*\);\n *\}/g, '');

  replace(/new Uint8Array\(0\)/g, 'noBytes');
  replace(/ as any/g, ' as never');
  replace(/reader\.(\w+)\(\) as bigint/g, 'reader.$1()');
  replace(/\n\n {2}create\(base\?: [\s\S]*?\n {2}\},\n/g, '\n\n');
  replace(/^export namespace \w+ \{[\s\S]*?^\}\n\n/gm, '');
  replace(/\n\n\n+/g, '\n\n');

  for (const leftover of [
    'bufbuild',
    '__tsProto',
    'reader.len',
    'as any',
    'asUintN',
    'asIntN',
    'create(',
    'tag & 7',
    'export namespace ',
    ' + reader.pos',
  ]) {
    if (text.includes(leftover)) throw new Error(`${name}: "${leftover}" was not rewritten; has ts-proto changed?`);
  }
  if (count(text, 'reader.open(') !== count(text, 'reader.close('))
    throw new Error(`${name}: open and close differ; has ts-proto changed?`);
  if (!text.includes('BinaryReader(')) text = text.replace(/^import .*\n/m, '');
  if (text.includes('noBytes')) text = text.replace('type MessageFns }', 'type MessageFns, noBytes }');
  return `// Generated from ${proto} by "npm run codegen". Do not edit.\n\n${text.trim()}\n`;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

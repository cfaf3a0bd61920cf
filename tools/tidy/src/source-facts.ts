import ts from 'typescript';

export interface ImportFact {
  readonly specifier: string;
  readonly line: number;
}

/** One parsed file. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

export function parse(path: string, text: string): Source {
  return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true) };
}

export function lineOf(source: Source, node: ts.Node): number {
  return lineAt(source, node.getStart(source.tree));
}

function lineAt(source: Source, position: number): number {
  return source.tree.getLineAndCharacterOfPosition(position).line + 1;
}

/** Visits every node, parents first. */
export function walk(source: Source, visit: (node: ts.Node) => void): void {
  const step = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, step);
  };
  step(source.tree);
}

/** Everything the file imports or re-exports, types and lazy imports included. */
export function importsOf(source: Source): ImportFact[] {
  const found: ImportFact[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node !== undefined && ts.isStringLiteralLike(node))
      found.push({ specifier: node.text, line: lineOf(source, node) });
  };
  walk(source, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0]);
  });
  return found;
}

/** The comments of a file with their lines. */
export function commentsOf(source: Source): { readonly text: string; readonly line: number }[] {
  const text = source.tree.text;
  const seen = new Map<number, string>();
  const collect = (ranges: readonly ts.CommentRange[] | undefined) => {
    for (const { pos, end } of ranges ?? []) seen.set(pos, text.slice(pos, end));
  };
  const step = (node: ts.Node): void => {
    collect(ts.getLeadingCommentRanges(text, node.pos));
    collect(ts.getTrailingCommentRanges(text, node.end));
    for (const child of node.getChildren(source.tree)) step(child);
  };
  step(source.tree);
  return [...seen].map(([position, comment]) => ({ text: comment, line: lineAt(source, position) }));
}

/** Resolves a relative import of TypeScript sources, which name their output (`./x.js`), to a path of the repository. */
export function resolveRelative(from: string, specifier: string, has: (path: string) => boolean): string | undefined {
  const joined = normalise(`${from.slice(0, from.lastIndexOf('/') + 1)}${specifier.replace(/\?.*$/, '')}`);
  const bare = joined.replace(/\.[cm]?js$/, '');
  return [joined, `${bare}.ts`, `${bare}.tsx`, `${joined}/index.ts`].find(has);
}

/** Resolves `.` and `..`; what climbs above the root keeps its `..`. */
export function normalise(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else names.push(name);
  }
  return names.join('/');
}

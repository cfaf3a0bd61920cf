// Runs one example by its name: node --import tsx examples/run.ts raw-quickstart
export {};

const name = process.argv[2] ?? 'raw-quickstart';
const example = (await import(`./${name}.ts`)) as { main(print: (line: string) => void): Promise<void> };
await example.main((line) => process.stdout.write(`${line}\n`));

// Runs one example by its name: node --import tsx examples/run.ts raw-quickstart
export {};

const name = process.argv[2] ?? 'raw-quickstart';
const { main } = (await import(`./${name}.ts`)) as { main(print: (line: string) => void): Promise<void> };
await main((line) => process.stdout.write(`${line}\n`));

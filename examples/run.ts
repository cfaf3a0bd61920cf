const name = process.argv[2] ?? 'raw-quickstart';
const { main } = (await import(`./${name}.ts`)) as { main(print: (line: string) => void): Promise<void> };
await main((line) => process.stdout.write(`${line}\n`));

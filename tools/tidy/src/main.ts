import { resolve } from 'node:path';
import { readRepository } from './repository.js';
import { formatProblem, tidy } from './tidy.js';

const root = resolve(import.meta.dirname, '../../..');
const repository = readRepository(root);
const problems = tidy(repository);
for (const problem of problems) console.log(formatProblem(problem));
const packages = repository.members.filter((member) => member.packageName !== undefined).length;
console.log(`tidy: ${repository.files.size} files, ${packages} packages, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

import { writeFileSync } from 'node:fs';

/**
 * Says how a run ended in one plain line. Under an npm script the line goes to a file, and the script prints it at its very
 * end, behind the times.
 */
export function closingLine({
  passed,
  failed,
  skipped,
}: Readonly<Record<'passed' | 'failed' | 'skipped', number>>): void {
  const line = `${passed} passed, ${failed} failed, ${skipped} skipped\n`;
  const file = process.env['CLOSING_LINE_FILE'];
  if (file === undefined) process.stdout.write(`\n${line}`);
  else writeFileSync(file, line);
}

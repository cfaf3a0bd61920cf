const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** A size in bytes as PD shows it: binary units, four significant digits (`100GiB`, `1.5MiB`, `0B`). */
export function goBytes(bytes: bigint): string {
  let size = Number(bytes);
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${Number(size.toPrecision(4))}${UNITS[unit] ?? ''}`;
}

/** A span in whole nanoseconds as Go's Duration shows it (`1h2m3.5s`, `150ms`, `0s`). */
export function goDuration(nanoseconds: bigint): string {
  if (nanoseconds < 1_000_000_000n) {
    return subSecond(nanoseconds);
  }
  const seconds = nanoseconds / 1_000_000_000n;
  const hours = seconds / 3600n;
  const minutes = (seconds / 60n) % 60n;
  const hoursText = hours > 0n ? `${hours}h` : '';
  const minutesText = hours > 0n || minutes > 0n ? `${minutes}m` : '';
  return `${hoursText}${minutesText}${seconds % 60n}${fraction(nanoseconds % 1_000_000_000n, 9)}s`;
}

function subSecond(nanoseconds: bigint): string {
  if (nanoseconds === 0n) {
    return '0s';
  }
  if (nanoseconds < 1000n) {
    return `${nanoseconds}ns`;
  }
  if (nanoseconds < 1_000_000n) {
    return `${nanoseconds / 1000n}${fraction(nanoseconds % 1000n, 3)}µs`;
  }
  return `${nanoseconds / 1_000_000n}${fraction(nanoseconds % 1_000_000n, 6)}ms`;
}

function fraction(part: bigint, digits: number): string {
  return part === 0n ? '' : `.${part.toString().padStart(digits, '0').replace(/0+$/, '')}`;
}

/** Unix nanoseconds as RFC 3339 in UTC with as many decimals as there are. */
export function goTime(nanoseconds: bigint): string {
  const seconds = Number(nanoseconds / 1_000_000_000n);
  const [year, month, day] = civilDate(Math.floor(seconds / 86_400));
  const rest = seconds % 86_400;
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(twoDigits).join(':');
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${clock}${fraction(nanoseconds % 1_000_000_000n, 9)}Z`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Gregorian date of a day counted from 1970-01-01, in years that begin in March so that the leap day comes last. */
function civilDate(unixDay: number): [year: number, month: number, day: number] {
  const day = unixDay + 719_468;
  const era = Math.floor(day / 146_097);
  const dayOfEra = day - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return [year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1];
}

/** The text of Go's error for a number that does not parse. */
export function parseError(kind: 'ParseUint' | 'Atoi' | 'ParseInt', text: string): string {
  const reason =
    /^[+-]?\d+$/.test(text) && !(kind === 'ParseUint' && /^[+-]/.test(text)) ? 'value out of range' : 'invalid syntax';
  return `strconv.${kind}: parsing ${JSON.stringify(text)}: ${reason}`;
}

/** Go's ParseUint(text, 10, 64); `undefined` on any error. */
export function parseUint64(text: string): bigint | undefined {
  if (!/^\d{1,30}$/.test(text)) {
    return undefined;
  }
  const value = BigInt(text);
  return value < 2n ** 64n ? value : undefined;
}

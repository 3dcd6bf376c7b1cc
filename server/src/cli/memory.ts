/** How much memory the process takes beside what it holds. */
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the part of memory that new objects are made in as large as it is now, in this process and its threads. By itself
 * Node doubles it up to 32 megabytes. A Node that does not know the setting goes on without it.
 */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Does something with the young space as free as it was at the start: the engine takes what it has compiled only under the
 * settings under which it is loaded again.
 */
export function withFlagsOfTheStart<T>(work: () => T): T {
  setFlagsFromString('--semi-space-growth-factor=2');
  try {
    return work();
  } finally {
    keepYoungSpaceSmall();
  }
}

/**
 * For work that keeps nearly nothing of what it makes: what is no longer needed is cleared away when there is half as much
 * of it as of what is, instead of up to four times as much. It takes a tenth more time. How much the process may take at
 * the most stays as it is.
 */
export function keepMemoryLow(): void {
  keepYoungSpaceSmall();
  setFlagsFromString('--heap-growing-percent=50');
}

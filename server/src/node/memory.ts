/** How much memory the process takes beside what it holds. */
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the part of memory that new objects are made in as large as it is now: to be called when the server is loaded,
 * when it is four megabytes. By itself Node doubles it up to sixteen when a large charter is opened, and as nearly all
 * of a charter stays, that only makes the process larger and each tidying longer. A Node that does not know the setting
 * goes on without it.
 */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

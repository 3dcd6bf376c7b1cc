/** The names of new files. */

/** Names of devices, which Windows does not accept for files. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A file name for the charter of a team that is valid on every system; the second one ends in `-2`. */
export function charterFileName(team: string, number = 1): string {
  const words = team
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const slug = [...(words ?? ['team']).join('-')].slice(0, 60).join('');
  const name = RESERVED.test(slug) ? `team-${slug}` : slug;
  return `${name}${number === 1 ? '' : `-${number}`}.charter.yaml`;
}

/** What a reading of somebody's matrix left out or took for something else. */
export interface ImportNote {
  /** The line of the source, counted from 1; 0 speaks of the whole file. */
  readonly line: number;
  readonly message: string;
}

/** Collects notes while a source is read. Kept apart from the result, so that a reading that fails leaves none. */
export interface Notes {
  add(line: number, message: string): void;
}

/** Notes that can be looked at again. */
export interface NoteList extends Notes {
  list(): readonly ImportNote[];
}

/** Notes in the order of their lines; those of one line in the order in which they were made, each said once. */
export function collectNotes(): NoteList {
  const notes: ImportNote[] = [];
  const seen = new Set<string>();
  return {
    add(line, message) {
      const key = `${line} ${message}`;
      if (seen.has(key)) return;
      seen.add(key);
      notes.push({ line, message });
    },
    list: () => [...notes].sort((a, b) => a.line - b.line),
  };
}

const LONGEST_QUOTE = 60;
/** As much of a text is looked at, since spaces are left out of a quote. */
const LONGEST_READ = 1_000;

/** A piece of the source in a message: on one line, and not longer than a reader takes in at a glance. */
export function quote(text: string): string {
  // A text may be long, and be quoted once for each thing that was left out of it.
  const line = text.slice(0, LONGEST_READ).replace(/\s+/gu, ' ').trim();
  const points = [...line.slice(0, LONGEST_QUOTE * 2)];
  return points.length > LONGEST_QUOTE ? `“${points.slice(0, LONGEST_QUOTE - 1).join('')}…”` : `“${line}”`;
}

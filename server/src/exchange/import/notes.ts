/** Notes about what an import left out or guessed. */
export interface ImportNote {
  /** The line of the source, from 1; 0 for the whole file. */
  readonly line: number;
  readonly message: string;
}

/** Collects notes while a source is read. Separate from the result, so that a failed attempt leaves none. */
export interface Notes {
  add(line: number, message: string): void;
}

/** Notes that can be read back. */
export interface NoteList extends Notes {
  list(): readonly ImportNote[];
}

/** Notes without duplicates, by line and then in the order in which they were made. */
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

/** Quotes a piece of the source in a message, on one line and shortened. */
export function quote(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const points = [...line.slice(0, LONGEST_QUOTE * 2)];
  return points.length > LONGEST_QUOTE ? `“${points.slice(0, LONGEST_QUOTE - 1).join('')}…”` : `“${line}”`;
}

/** Finds every place where a charter names something, for hover, definition, references, highlights and rename. */
import type { Analysis } from '../analysis.ts';
import type { BlockReading, Part } from '../charter/blocks.ts';
import type { Acknowledged, Name, Role } from '../charter/model.ts';
import { fold, type Names, type Target } from '../charter/names.ts';
import { type Span, shift, touches } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';
import { markOf, type SyntaxNode } from '../yaml/tree.ts';

/** The meaning of a name. Occurrences with equal subjects name the same thing. */
export type Subject =
  | { readonly kind: 'role'; readonly key: string }
  | { readonly kind: 'person'; readonly key: string }
  | { readonly kind: 'scheme'; readonly key: string }
  | { readonly kind: 'responsibility'; readonly key: string }
  | { readonly kind: 'everyone'; readonly key: string }
  | { readonly kind: 'rule'; readonly key: string }
  | { readonly kind: 'unknown'; readonly key: string };

export interface Occurrence {
  readonly block: Block;
  /** The content of the name, relative to the block. */
  readonly span: Span;
  readonly node: SyntaxNode;
  /** The name as written. */
  readonly text: string;
  readonly subject: Subject;
  /** Whether this is the declaration. */
  readonly declaration: boolean;
  /** Whether it is here only because an alias repeats what is written here. */
  readonly repeated?: true;
}

/** An occurrence with its absolute place. */
export interface PlacedOccurrence extends Occurrence {
  readonly at: Span;
}

export function sameSubject(a: Subject, b: Subject): boolean {
  return a.kind === b.kind && a.key === b.key;
}

/** The subject of a target. A person is identified by the handle, or by the name if there is no handle. */
export function subjectOf(target: Target | undefined, text: string): Subject {
  if (target === undefined) return { kind: 'unknown', key: text };
  if (target.kind === 'everyone') return { kind: 'everyone', key: text };
  if (target.kind === 'role') return { kind: 'role', key: target.role.id };
  return { kind: 'person', key: target.person.key };
}

/** The occurrences in a block, unordered. */
export function occurrencesIn(reading: BlockReading, names: Names): Occurrence[] {
  const found: Occurrence[] = [];
  const finder = new Finder(reading.block, names, found);
  for (const part of reading.parts) finder.part(part);
  return reading.block.anchors.length === 0 ? found : withRepeated(found, reading.block);
}

/**
 * The occurrences of a block with anchors, each once: what an alias or a merge repeats is named where it is written, too,
 * wherever that is.
 */
function withRepeated(found: readonly Occurrence[], { text }: Block): Occurrence[] {
  const all = new Map<string, Occurrence>();
  const add = (one: Occurrence) => {
    const id = JSON.stringify([one.span.start, one.subject.kind, one.subject.key]);
    if (!all.has(id)) all.set(id, one);
  };
  for (const one of found) add(one);
  for (const one of found) {
    for (let node: SyntaxNode | undefined = one.node; node !== undefined; node = targetOf(node))
      add({ ...one, node, span: markOf(node, text), declaration: false, repeated: true });
  }
  return [...all.values()];
}

function targetOf(node: SyntaxNode): SyntaxNode | undefined {
  return node.kind === 'alias' ? node.target : undefined;
}

class Finder {
  readonly #block: Block;
  readonly #names: Names;
  readonly #found: Occurrence[];

  constructor(block: Block, names: Names, found: Occurrence[]) {
    this.#block = block;
    this.#names = names;
    this.#found = found;
  }

  part(part: Part): void {
    switch (part.kind) {
      case 'row':
        for (const { names } of part.row.assignments) this.#refer(names);
        if (part.row.label)
          this.#add(part.row.label, { kind: 'responsibility', key: fold(part.row.label.value) }, false);
        this.#acknowledged(part.row.acknowledged);
        break;
      case 'responsibility': {
        const { name, owners, helpers, acknowledged } = part.responsibility;
        if (name) this.#add(name, { kind: 'responsibility', key: fold(name.value) }, true);
        this.#refer([...owners, ...helpers]);
        this.#acknowledged(acknowledged);
        break;
      }
      case 'agreement':
        this.#refer([...part.agreement.with, ...part.agreement.owners]);
        break;
      case 'list':
        if (typeof part.of !== 'string') this.#add(part.key, { kind: 'scheme', key: part.of.id }, false);
        break;
      case 'people':
        for (const { handle, name } of part.people) {
          const subject: Subject = { kind: 'person', key: handle.value };
          this.#add(handle, subject, true);
          if (name && this.#names.person(name.value)?.key === handle.value) this.#add(name, subject, false);
        }
        break;
      case 'roles':
        for (const role of part.roles) this.#role(role);
        break;
      case 'decides':
        for (const { deciders, tieBreak } of part.decides.areas)
          this.#refer(tieBreak ? [...deciders, tieBreak] : deciders);
        break;
      case 'schemes':
        for (const { id } of part.schemes) this.#add(id, { kind: 'scheme', key: id.value }, true);
        break;
      case 'rules':
        for (const { code } of part.rules) this.#add(code, { kind: 'rule', key: code.value }, false);
        break;
    }
  }

  #role(role: Role): void {
    this.#add(role.id, { kind: 'role', key: role.id.value }, true);
    this.#refer(role.manages);
    if (role.backup) this.#refer([role.backup]);
    for (const name of role.people) {
      const person = this.#names.person(name.value);
      this.#add(name, { kind: 'person', key: person?.key ?? name.value }, person?.person === undefined);
    }
    for (const name of role.responsibilities) this.#add(name, { kind: 'responsibility', key: fold(name.value) }, false);
  }

  #acknowledged(acknowledged: Acknowledged | undefined): void {
    this.#refer(acknowledged?.entries.map((entry) => entry.name) ?? []);
  }

  #refer(names: readonly Name[]): void {
    for (const name of names) this.#add(name, subjectOf(this.#names.resolve(name.value), name.value), false);
  }

  #add(name: Name, subject: Subject, declaration: boolean): void {
    const { span, node, value } = name;
    this.#found.push({ block: this.#block, span, node, text: value, subject, declaration });
  }
}

/** The occurrence at an offset of the text. */
export function occurrenceAt(analysis: Analysis, offset: number): PlacedOccurrence | undefined {
  const index = analysis.document.blocks.indexAt(offset);
  const start = analysis.document.blocks.startOf(index);
  const reading = analysis.reading.readings.at(index);
  if (reading === undefined) return undefined;
  const found = occurrencesIn(reading, analysis.names).find((one) => touches(one.span, offset - start));
  return found && { ...found, at: shift(found.span, start) };
}

/** All occurrences of a subject, in the order of the text. */
export function occurrencesOf(analysis: Analysis, subject: Subject): PlacedOccurrence[] {
  const found: PlacedOccurrence[] = [];
  for (const [index, reading] of analysis.reading.readings.all().entries()) {
    const start = analysis.document.blocks.startOf(index);
    for (const one of occurrencesIn(reading, analysis.names)) {
      if (sameSubject(one.subject, subject)) found.push({ ...one, at: shift(one.span, start) });
    }
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}

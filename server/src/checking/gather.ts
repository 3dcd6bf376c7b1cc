/** Gathers the findings of a charter: YAML faults, structure faults and findings in rows. */
import type { BlockEdit } from '../charter/edit/edits.ts';
import type { Row } from '../charter/model.ts';
import type { CharterReading } from '../charter/read.ts';
import type { Finding, Fix, FixContext, RowFinding, Rule, Severity } from '../rules/rule.ts';
import type { Decoding } from '../text/decoding.ts';
import { blockFaults } from '../yaml/block-faults.ts';
import type { Block, YamlDocument } from '../yaml/document.ts';
import { spoils, type YamlFault } from '../yaml/faults.ts';
import type { Collector } from './problems.ts';
import { isBroken, type TableCheck } from './run-rules.ts';
import type { SettingsReading } from './settings.ts';

/** The blocks that could not be read completely. */
export function unreadBlocks(document: YamlDocument): readonly Block[] {
  const isUnread = ({ faults }: Block) => faults.some((fault) => spoils(fault) && fault.asMeant !== true);
  return document.notable.flatMap((index) => document.blocks.at(index) ?? []).filter(isUnread);
}

/** The findings in single rows, merged for each table where a rule asks for it. */
export function collectRows(collector: Collector, reading: CharterReading, tables: readonly TableCheck[]): void {
  for (const [number, table] of tables.entries()) {
    const run = reading.runs.find((one) => one.list === number);
    const together = new Map<Rule, RowFinding[]>();
    for (const [place, index] of table.marked.entries()) {
      const block = run === undefined ? undefined : run.header + 1 + index;
      for (const { rule, finding } of table.found[place] ?? []) {
        if (rule.table === undefined) collector.add(rule, finding, block);
        else addTo(together, rule, finding, table.facts.table.entries.at(index));
      }
    }
    for (const [rule, found] of together) {
      const finding = rule.table?.(found, table.facts, table.context);
      if (finding !== undefined) collector.add(rule, finding);
    }
  }
}

/** A fault as a finding, with the fix of its slip, which may cover the whole file. */
function findingOf(fault: YamlFault, block: Block): Finding {
  const { span, message, slip, fix, oncePerFile, mild } = fault;
  const other: Severity | undefined = mild === true ? 'warning' : fault.code === 'invalid-yaml' ? undefined : 'error';
  const found: Finding = { block, span, message, ...(other === undefined ? {} : { severity: other }) };
  if (fix === undefined) return found;
  const { title, safe } = fix;
  const fixes = ({ document }: FixContext): readonly Fix[] => {
    const edits = oncePerFile === true ? editsOfSlip(document, slip) : fix.edits.map((edit) => ({ block, ...edit }));
    return [{ title, edits, preferred: true, safe, proven: true }];
  };
  return { ...found, fixes };
}

function editsOfSlip(document: YamlDocument, slip: string | undefined): readonly BlockEdit[] {
  return document.notable.flatMap((index) => {
    const block = document.blocks.at(index);
    const faults = block?.faults.filter((fault) => fault.slip === slip) ?? [];
    return faults.flatMap((fault) => fault.fix?.edits.map((edit) => ({ block: block as Block, ...edit })) ?? []);
  });
}

function addTo(together: Map<Rule, RowFinding[]>, rule: Rule, finding: Finding, row: Row | undefined): void {
  if (row === undefined) return;
  const found = together.get(rule);
  if (found === undefined) together.set(rule, [{ row, finding }]);
  else found.push({ row, finding });
}

/** YAML faults and structure faults. */
export function collectStructure(
  collector: Collector,
  reading: CharterReading,
  settings: SettingsReading,
  decoded: Decoding | undefined,
): void {
  const { document } = reading;
  for (const fault of document.faults) collector.addAbsolute(fault.code, fault.span, fault.message);
  if (document.unreadable) return;
  const decoding = document.faults.length === 0 ? decoded : undefined;
  if (decoding !== undefined) {
    const { offset, message } = decoding;
    collector.addAbsolute(
      'invalid-yaml',
      { start: offset, end: Math.min(offset + 1, document.pieces.length) },
      message,
    );
  }
  for (const { block, fault } of blockFaults(document, document.faults.length + (decoding === undefined ? 0 : 1))) {
    const at = document.blocks.at(block);
    if (at !== undefined) collector.addCode(fault.code, findingOf(fault, at), block);
  }
  for (const index of reading.flawed) {
    const { flaws, block } = reading.readings.at(index) ?? {};
    if (flaws === undefined || block === undefined || isBroken(block)) continue;
    for (const flaw of flaws) collector.addFlaw(flaw, block, index);
  }
  for (const { block, flaw } of reading.flaws) {
    const at = document.blocks.at(block);
    // Both sides of a conflict may contain the same key.
    if (at !== undefined && !document.conflicted) collector.addFlaw(flaw, at, block);
  }
  for (const { block, flaw } of settings.flaws) collector.addFlaw(flaw, block);
}

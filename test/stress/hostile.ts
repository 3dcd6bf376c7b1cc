/**
 * All hostile files and texts, each as a whole file and pasted into every field of a charter: no fault, no crash, no
 * charter that takes a second, and no process that takes 300 MB, on every supported Node. The long form uses one process
 * per text; the short form shares processes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { hostileFiles, hostileTexts, writeFiles } from '../hostile/data.ts';
import { fieldsOfCharter, shareOf } from '../hostile/fields.ts';
import { bundleProbe, type Input, type PasteReport, paste } from '../hostile/paste.ts';
import { nodesByMajor } from '../support/nodes.ts';
import { Random } from '../support/random.ts';
import { clock, type Figure, Findings, goOn, type Part } from './part.ts';

const NODES = [20, 24];
const MILLISECONDS = 1_000;
const MEMORY = 300 * 2 ** 20;
/** The number of texts for other programs that share a process. */
const GROUP = 20;
/** The number of texts in the short form, and of the fields to paste them into. */
const SHORT = { texts: 5, fields: 60 };

export const hostile: Part = {
  name: 'hostile',
  title: 'All hostile files and texts, as a file and pasted into every field, on Node 20 and 24',
  run: async (order) => {
    const over = clock(order);
    const findings = new Findings();
    const skipped: string[] = [];
    const random = new Random(order.seed);
    const folder = mkdtempSync(join(tmpdir(), 'charter-paste-'));
    const all = shuffled([...files(folder), ...texts()], random);
    // The worst texts run first, so that a run that is cut short includes them.
    const inputs = order.short ? all : [...all.filter(isOfTheWorst), ...all.filter((one) => !isOfTheWorst(one))];
    const fields = fieldsOfCharter();
    const orders = order.short
      ? [{ inputs: inputs.slice(0, SHORT.texts), fields: shuffled(fields, random).slice(0, SHORT.fields) }]
      : together(inputs).map((some, turn) => ({
          inputs: some,
          fields: shareOf(fields, turn).filter((_, index) => index % order.every === turn % order.every),
        }));
    const nodes = nodesByMajor();
    let done = 0;
    const tallies = new Map<number, Tally>();
    for (const major of NODES) {
      if (nodes.has(major)) tallies.set(major, { texts: 0, charters: 0, slowest: 0, where: '', memory: 0 });
      else skipped.push(`no Node ${major} on the path`);
    }
    try {
      const probe = join(folder, 'probe.mjs');
      await bundleProbe('paste-probe.ts', probe);
      // Sorted by text and not by Node, so that a run that is cut short tests each Node equally.
      for (const one of orders.slice(order.from)) {
        if (over()) break;
        for (const [major, tally] of tallies) {
          const report = await paste(nodes.get(major) ?? '', probe, one);
          add(report, tally, (what) =>
            findings.note(`Node ${major}, seed ${order.seed}, ${labelOf(one.inputs)}: ${what}`),
          );
        }
        done++;
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    return {
      figures: [
        { what: 'fields of a charter', count: fields.length },
        ...[...tallies].flatMap(([major, tally]) => figuresOf(major, tally, inputs.length)),
      ],
      findings: findings.list,
      skipped: [...skipped, ...goOn(order, done, orders.length)],
    };
  },
};

interface Tally {
  texts: number;
  charters: number;
  slowest: number;
  where: string;
  memory: number;
}

function add(report: PasteReport | string, tally: Tally, note: (what: string) => void): void {
  if (typeof report === 'string') {
    note(report);
    return;
  }
  for (const { name, charters, milliseconds, where } of report.pasted) {
    tally.texts++;
    tally.charters += charters;
    if (milliseconds >= MILLISECONDS) note(`${milliseconds.toFixed(0)} ms of the processor in ${where}`);
    if (milliseconds > tally.slowest) [tally.slowest, tally.where] = [milliseconds, `${basename(name)} in ${where}`];
  }
  for (const fault of report.faults) note(fault);
  if (report.memory >= MEMORY) note(`${(report.memory / 2 ** 20).toFixed(0)} MB`);
  tally.memory = Math.max(tally.memory, report.memory);
}

function figuresOf(major: number, tally: Tally, of: number): readonly Figure[] {
  return [
    {
      what: `texts of ${of} on Node ${major}`,
      count: tally.texts,
      worst: `${(tally.memory / 2 ** 20).toFixed(0)} MB for a process`,
    },
    {
      what: `charters on Node ${major}, each twice`,
      count: tally.charters,
      worst: `${tally.slowest.toFixed(0)} ms for ${tally.where}`,
    },
  ];
}

/** Whether a text was made to break charters, and not JSON, YAML or web pages. */
function isOfTheWorst({ name }: Input): boolean {
  return /[\\/]own[\\/]/.test(name);
}

/**
 * Each of the worst texts has a process of its own; the others share processes, whose code is warm after the first
 * text.
 */
function together(inputs: readonly Input[]): readonly (readonly Input[])[] {
  const worst = inputs.filter(isOfTheWorst);
  const others = inputs.slice(worst.length);
  const groups = Array.from({ length: Math.ceil(others.length / GROUP) }, (_, number) =>
    others.slice(number * GROUP, (number + 1) * GROUP),
  );
  return [...worst.map((one) => [one]), ...groups];
}

function files(folder: string): readonly Input[] {
  return writeFiles(folder, hostileFiles()).map((name) => ({ name }));
}

function texts(): readonly Input[] {
  return hostileTexts().map((text) => ({ name: JSON.stringify(text).slice(0, 80), text }));
}

function labelOf(inputs: readonly Input[]): string {
  return inputs
    .map(({ name, text }) => (text === undefined ? name.split(/[\\/]/).slice(-2).join('/') : name))
    .join(', ');
}

function shuffled<T>(all: readonly T[], random: Random): readonly T[] {
  return all
    .map((one) => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/**
 * Everything in the shared data, each text as a whole file and pasted into every field of a charter: no fault, no end of
 * the process, no charter that takes a second, and no process that takes 300 MB, on every Node that the tool ships for.
 * The long form gives each text a process of its own, the short one some texts a process together.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { hostileTexts } from '../exchange/out.ts';
import { fieldsOfCharter, shareOf } from '../hostile/fields.ts';
import { bundleProbe, type Input, type PasteReport, paste } from '../hostile/paste.ts';
import { nodesByMajor } from '../support/nodes.ts';
import { Random } from '../support/random.ts';
import { needsShared, ROOT, sharedFiles } from '../support/shared.ts';
import { clock, type Figure, Findings, goOn, type Part } from './part.ts';

const NODES = [20, 24];
const MILLISECONDS = 1_000;
const MEMORY = 300 * 2 ** 20;
/** How many of the texts that were made for other programs share a process. */
const GROUP = 20;
/** The texts of the short form, and the fields that they are pasted into. */
const SHORT = { texts: 5, fields: 60 };

export const hostile: Part = {
  name: 'hostile',
  title: 'Everything in the shared data, as a file and pasted into every field, on Node 20 and 24',
  run: async (order) => {
    if ('skip' in needsShared) return { figures: [], findings: [], skipped: [needsShared.skip] };
    const over = clock(order);
    const findings = new Findings();
    const skipped: string[] = [];
    const random = new Random(order.seed);
    const all = shuffled([...files(), ...texts()], random);
    // A run that is cut short has done the worst of them.
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
    const folder = mkdtempSync(join(tmpdir(), 'charter-paste-'));
    try {
      const probe = join(folder, 'probe.mjs');
      await bundleProbe('paste-probe.ts', probe);
      // Text by text and not Node by Node: a run that is cut short has done as much on each.
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

/** What was made to break a reader of charters, and not of JSON, YAML or web pages. */
function isOfTheWorst({ name }: Input): boolean {
  return /[\\/](?:own|eemeli-yaml-pr104|google-fuzzing|matrices)[\\/]/.test(name);
}

/** Each of the worst has a process of its own; of the others some share one, whose code is warm from the second on. */
function together(inputs: readonly Input[]): readonly (readonly Input[])[] {
  const worst = inputs.filter(isOfTheWorst);
  const others = inputs.slice(worst.length);
  const groups = Array.from({ length: Math.ceil(others.length / GROUP) }, (_, number) =>
    others.slice(number * GROUP, (number + 1) * GROUP),
  );
  return [...worst.map((one) => [one]), ...groups];
}

function files(): readonly Input[] {
  return sharedFiles().map((name) => ({ name }));
}

/** The lists in the shared data hold a text a line or a text an entry. */
function texts(): readonly Input[] {
  return hostileTexts().map((text) => ({ name: JSON.stringify(text).slice(0, 80), text }));
}

function labelOf(inputs: readonly Input[]): string {
  return inputs.map(({ name, text }) => (text === undefined ? relative(join(ROOT, '..'), name) : name)).join(', ');
}

function shuffled<T>(all: readonly T[], random: Random): readonly T[] {
  return all
    .map((one) => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/**
 * Counts the steps of a piece of work, so that a test can tell linear from quadratic without a clock: each run of a block of
 * the engine's code, as V8 counts them for coverage, and each item that a built-in function looks at.
 */
import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

const ENGINE = '/server/src/';

type Native = (this: unknown, ...args: unknown[]) => unknown;

/** What a call of a built-in costs, by what it was called on and what it answered. */
type Cost = (on: unknown, args: readonly unknown[], result: unknown) => number;

const size: Cost = (on) => (on as { readonly length: number }).length;
/** Looking from a place on, up to what is found. */
const upTo: Cost = (on, [, from], found) => {
  const start = typeof from === 'number' ? from : 0;
  return typeof found === 'number' && found >= 0 ? found - start + 1 : Math.max(0, size(on, [], found) - start);
};
/** The same from a place backwards. */
const backTo: Cost = (on, [, from], found) => {
  const start = typeof from === 'number' ? from : size(on, [], found);
  return typeof found === 'number' ? start - found + 1 : 1;
};

const COSTS: readonly (readonly [on: object, methods: readonly string[], cost: Cost])[] = [
  [Array.prototype, ['includes', 'indexOf'], upTo],
  [Array.prototype, ['slice', 'concat', 'join', 'flat', 'shift', 'unshift', 'toReversed', 'reverse'], size],
  // What comes after the place is moved.
  [Array.prototype, ['splice'], (on, [at]) => size(on, [], at) - Math.min(Number(at), size(on, [], at))],
  [Array.prototype, ['sort', 'toSorted', 'with', 'fill'], size],
  [Array.prototype, ['lastIndexOf'], backTo],
  [String.prototype, ['indexOf'], upTo],
  [String.prototype, ['lastIndexOf'], backTo],
  [String.prototype, ['includes', 'split', 'trim', 'toLowerCase', 'toUpperCase', 'normalize', 'padEnd'], size],
  [String.prototype, ['replaceAll'], size],
];

/** Each turn of `for … of`, of a spread, and of what a set or a map is made from. */
const ITERATORS: readonly object[] = [[].values(), new Set().values(), new Map().entries()].map((one) =>
  Object.getPrototypeOf(one),
);

let natives = 0;

function patch(on: object, name: string, cost: Cost): () => void {
  const before = Reflect.get(on, name) as Native;
  const counted: Native = function (...args) {
    const result = before.apply(this, args);
    natives += cost(this, args, result);
    return result;
  };
  Object.defineProperty(on, name, { value: counted, configurable: true, writable: true });
  return () => Object.defineProperty(on, name, { value: before, configurable: true, writable: true });
}

/** A pattern looks from where it begins to the end of what it found, or to the end of the text if it may begin anywhere. */
function patchPatterns(): () => void {
  const before = RegExp.prototype.exec;
  RegExp.prototype.exec = function exec(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = before.call(this, text);
    const isFixed = this.sticky || (this.source.startsWith('^') && !this.multiline);
    if (found !== null) natives += found.index + found[0].length - from + 1;
    else natives += isFixed ? 1 : text.length - from + 1;
    return found;
  };
  return () => {
    RegExp.prototype.exec = before;
  };
}

let session: Session | undefined;

function take(): number {
  let steps = 0;
  session?.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error !== null) throw error;
    for (const { url, functions } of taken.result) {
      if (!url.includes(ENGINE)) continue;
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
  });
  return steps;
}

/** How many steps a piece of work takes. What is kept from one time to the next is not counted twice. */
export function stepsOf(work: () => void): number {
  if (session === undefined) {
    // Code that is thrown away takes its counts along, and what is compiled does not count each call.
    for (const flag of ['--no-flush-bytecode', '--no-opt', '--no-maglev', '--no-sparkplug']) setFlagsFromString(flag);
    session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }
  const undo = [
    ...COSTS.flatMap(([on, names, cost]) => names.map((name) => patch(on, name, cost))),
    ...ITERATORS.map((on) => patch(on, 'next', () => 1)),
    patchPatterns(),
  ];
  take();
  natives = 0;
  let counted = 0;
  try {
    work();
  } finally {
    counted = natives;
    for (const one of undo.reverse()) one();
  }
  return take() + counted;
}

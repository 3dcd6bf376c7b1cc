/**
 * Replaces `node:test` during mutation testing: loading a test file only collects its tests, so that one process can
 * run any of them repeatedly, for one mutant after another.
 */
type Context = Readonly<{
  name: string;
  diagnostic: (message: string) => void;
  after: (hook: Hook) => void;
}>;
type Body = (context: Context) => unknown;
type Hook = () => unknown;
type Options = Readonly<{ skip?: boolean | string; todo?: boolean | string }>;

interface Suite {
  readonly title: string;
  readonly above: Suite | undefined;
  readonly before: Hook[];
  readonly after: Hook[];
  readonly beforeEach: Hook[];
  readonly afterEach: Hook[];
}

export interface Collected {
  /** The path of its file in the project, the names of its suites, and its own name. */
  readonly id: string;
  readonly file: string;
  readonly suite: Suite;
  readonly skipped: boolean;
  readonly body: Body;
}

const collected: Collected[] = [];
const ids = new Map<string, number>();
let current = suiteBelow(undefined, '');
let currentFile = '';

function suiteBelow(above: Suite | undefined, title: string): Suite {
  return { title, above, before: [], after: [], beforeEach: [], afterEach: [] };
}

/** Discards every test before the files are loaded again. */
export function forget(): void {
  collected.length = 0;
  ids.clear();
}

/** Collects the tests of one file, which `load` loads. */
export async function collect(file: string, load: () => Promise<unknown>): Promise<void> {
  currentFile = file;
  current = suiteBelow(undefined, file);
  await load();
}

export function tests(): readonly Collected[] {
  return collected;
}

function pathOf(suite: Suite): readonly Suite[] {
  return suite.above === undefined ? [suite] : [...pathOf(suite.above), suite];
}

/** Runs one test with the hooks of its suites; rejects if it fails. */
export async function execute({ suite, body, id }: Collected): Promise<void> {
  const suites = pathOf(suite);
  const atEnd: Hook[] = [];
  try {
    for (const { before } of suites) for (const hook of before) await hook();
    for (const { beforeEach } of suites) for (const hook of beforeEach) await hook();
    await body({ name: id, diagnostic: () => undefined, after: (hook) => atEnd.push(hook) });
  } finally {
    const reversed = [...suites].reverse();
    for (const hook of atEnd) await hook();
    for (const { afterEach } of reversed) for (const hook of afterEach) await hook();
    for (const { after } of reversed) for (const hook of after) await hook();
  }
}

function add(name: string, options: Options, body: Body | undefined): void {
  const path = [...pathOf(current).map(({ title }) => title), name].join(' > ');
  const seen = (ids.get(path) ?? 0) + 1;
  ids.set(path, seen);
  const skipped = body === undefined || Boolean(options.skip) || Boolean(options.todo);
  collected.push({
    id: seen === 1 ? path : `${path} (${seen})`,
    file: currentFile,
    suite: current,
    skipped,
    body: body ?? (() => undefined),
  });
}

export function test(name: string, first?: Options | Body, second?: Body): void {
  if (typeof first === 'function') add(name, {}, first);
  else add(name, first ?? {}, second);
}

export function describe(title: string, first: Options | (() => void), second?: () => void): void {
  const [options, body] = typeof first === 'function' ? [{} as Options, first] : [first, second];
  if (options.skip || body === undefined) return;
  const above = current;
  current = suiteBelow(above, title);
  try {
    body();
  } finally {
    current = above;
  }
}

export const it = test;
export const suite = describe;
export const before = (hook: Hook): void => void current.before.push(hook);
export const after = (hook: Hook): void => void current.after.push(hook);
export const beforeEach = (hook: Hook): void => void current.beforeEach.push(hook);
export const afterEach = (hook: Hook): void => void current.afterEach.push(hook);
export default test;

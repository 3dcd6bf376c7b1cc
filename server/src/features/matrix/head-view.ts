/** The view around the tables: team, workload, decision areas and agreements. */
import type { Analysis } from '../../analysis.ts';
import type { Agreement, Name } from '../../charter/model.ts';
import type { Names } from '../../charter/names.ts';
import { pairOf } from '../../charter/values.ts';
import type { Problem } from '../../checking/problems.ts';
import { RULES_BY_CODE } from '../../rules/index.ts';
import { resolved } from '../../yaml/tree.ts';
import type {
  AgreementView,
  AreaView,
  CarrierView,
  ColumnView,
  MatrixBy,
  MatrixHead,
  ProblemView,
  TableView,
  Thresholds,
} from './view-model.ts';

/** The number of rows in which a column owns, does, gives input and is informed. */
export const LOADS = 4;

/** A table with the loads of its columns, `LOADS` numbers for each. */
export interface LoadedTable {
  readonly view: TableView;
  readonly loads: Int32Array;
}

/** A sentence about the first YAML fault; undefined if there is none. */
export function brokenMessage(problems: readonly Problem[]): string | undefined {
  return problems.find((one) => one.code === 'invalid-yaml' || one.code === 'limit-exceeded')?.message;
}

export function headOf(
  analysis: Analysis,
  by: MatrixBy,
  tables: readonly LoadedTable[],
  problems: readonly Problem[],
  elsewhere: readonly Problem[],
): MatrixHead {
  const { facts, names } = analysis;
  const { charter } = facts;
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of problems) counts[severity]++;
  return {
    team: charter.team?.name?.value ?? '',
    broken: brokenMessage(problems) !== undefined,
    carriers: carriersOf(tables),
    outside: by === 'role' ? outsideOf(names) : [],
    counted: facts.rowCount,
    thresholds: thresholdsOf(analysis, by),
    areas: facts.areas.map(({ name, deciders, tieBreak }): AreaView => {
      const area = { name: name.value, deciders: titles(deciders, names) };
      return tieBreak === undefined ? area : { ...area, tieBreak: titleOf(tieBreak, names) };
    }),
    agreements: (charter.agreements?.entries ?? []).map((one) => agreementView(one, names)),
    ...(charter.review === undefined ? {} : { review: charter.review.value }),
    elsewhere: elsewhere.map(({ severity, code, message }): ProblemView => ({ severity, code, message })),
    problems: counts,
  };
}

function titles(list: readonly Name[], names: Names): readonly string[] {
  return list.map((name) => titleOf(name, names));
}

/** The display name of a target: the title of a role or the name of a person. */
function titleOf(name: Name, names: Names): string {
  const target = names.resolve(name.value);
  if (target?.kind === 'role') return target.role.title;
  return target?.kind === 'person' ? target.person.name : name.value;
}

function agreementView(agreement: Agreement, names: Names): AgreementView {
  const written = (key: string): string | undefined => {
    const value = resolved(agreement.node && pairOf(agreement.node, key)?.value);
    return value?.kind === 'scalar' && value.value !== '' ? value.value : undefined;
  };
  const view: { -readonly [K in keyof AgreementView]: AgreementView[K] } = {
    name: agreement.name?.value ?? '',
    with: titles(agreement.with, names),
  };
  const kind = agreement.kind?.value;
  if (kind !== undefined) view.kind = kind;
  for (const key of ['every', 'minutes', 'share'] as const) {
    const value = written(key);
    if (value !== undefined) view[key] = value;
  }
  return view;
}

/** All columns with their loads over all tables. */
function outsideOf({ roles }: Names): readonly ColumnView[] {
  return roles
    .filter(({ role }) => role.external)
    .map(({ id, title, people, role }) => ({
      id,
      title,
      people: people.map((person) => person.name),
      kind: 'external',
      own: role.from === undefined,
    }));
}

function carriersOf(tables: readonly LoadedTable[]): readonly CarrierView[] {
  const carriers = new Map<string, { -readonly [K in keyof CarrierView]: CarrierView[K] }>();
  for (const { view, loads } of tables) {
    for (const [at, { id, title, people, kind }] of view.columns.entries()) {
      let carrier = carriers.get(id);
      if (carrier === undefined) {
        carrier = { id, title, people, kind, owns: 0, does: 0, asked: 0, told: 0 };
        carriers.set(id, carrier);
      }
      const [owns = 0, does = 0, asked = 0, told = 0] = loads.subarray(at * LOADS, (at + 1) * LOADS);
      carrier.owns += owns;
      carrier.does += does;
      carrier.asked += asked;
      carrier.told += told;
    }
  }
  return [...carriers.values()];
}

function thresholdsOf({ facts, settings: { settings } }: Analysis, by: MatrixBy): Thresholds {
  const rule = RULES_BY_CODE.get(by === 'role' ? 'overloaded-role' : 'overloaded-person');
  if (rule === undefined || settings.severity(rule) === 'off' || facts.rowCount < settings.option(rule, 'rows'))
    return {};
  const owns = settings.option(rule, 'owns');
  return by === 'role' ? { owns, does: settings.option(rule, 'does') } : { owns };
}

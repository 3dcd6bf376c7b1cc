/** Problems as the protocol has them. */
import {
  type CodeDescription,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver-protocol';
import type { Analysis } from '../analysis.ts';
import type { Problem } from '../checking/problems.ts';
import type { Related, Severity } from '../rules/rule.ts';
import { numberFinder } from '../text/long-list.ts';
import { type Span, shift } from '../text/span.ts';
import type { ComparedCharter } from '../workspace/index.ts';
import type { Block } from '../yaml/document.ts';
import type { Session } from './session.ts';
import { rangeOf } from './store.ts';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Nobody reads more of one file, and an editor shows no more. */
export const MAX_DIAGNOSTICS = 1_000;

export type DiagnosticsOf = (checked: ComparedCharter) => Diagnostic[];

export function diagnosticsMaker({ client, workspace, rulePage }: Session): DiagnosticsOf {
  const links = new Map<string, CodeDescription>();
  const linkTo = (code: string): CodeDescription | undefined => {
    if (!client.codeDescription) return undefined;
    const known = links.get(code);
    const href = known === undefined ? rulePage(code) : undefined;
    if (href === undefined) return known;
    const link = { href };
    links.set(code, link);
    return link;
  };
  return ({ path, analysis, problems }) => {
    const lines = analysis.document.pieces;
    const place = placer(analysis);
    const relatedTo = ({ block, span, from, message }: Related) => {
      const other = from === undefined ? undefined : workspace.analysis(from.path);
      if (from !== undefined && other === undefined) return [];
      const at = from === undefined ? place(block, span) : from.place(block, span);
      if (at === undefined) return [];
      const where = from?.path ?? path;
      const range = rangeOf(at, other === undefined ? lines : other.document.pieces);
      return [{ location: { uri: workspace.uriOf(where), range }, message }];
    };
    const found = mostSevere(problems).map((problem): Diagnostic => {
      const { code, severity, message, span, rule, finding } = problem;
      const codeDescription = linkTo(code);
      const related = client.related ? (finding.related ?? []).flatMap(relatedTo) : [];
      return {
        range: rangeOf(span, lines),
        severity: SEVERITY[severity],
        code,
        ...(codeDescription === undefined ? {} : { codeDescription }),
        source: 'charter',
        message,
        ...(rule.unnecessary && client.tags ? { tags: [DiagnosticTag.Unnecessary] } : {}),
        ...(related.length === 0 ? {} : { relatedInformation: related }),
      };
    });
    if (problems.length > found.length) found.push(remainder(problems.length - found.length));
    return found;
  };
}

/** The problems that are sent, in order: where there are too many, the least severe and last are left out. */
function mostSevere(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MAX_DIAGNOSTICS) return problems;
  const counts = [0, 0, 0, 0];
  for (const { severity } of problems) counts[RANK[severity]] = (counts[RANK[severity]] ?? 0) + 1;
  let left = MAX_DIAGNOSTICS;
  const quota = counts.map((count) => {
    const sent = Math.min(count, left);
    left -= sent;
    return sent;
  });
  return problems.filter(({ severity }) => {
    const open = quota[RANK[severity]] ?? 0;
    quota[RANK[severity]] = open - 1;
    return open > 0;
  });
}

function remainder(count: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: 'charter',
    message: `${count} more problems of this file are not shown. \`charter check\` lists all of them.`,
  };
}

/** Places of spans of blocks. */
function placer({ document }: Analysis): (block: Block, span: Span) => Span | undefined {
  const numberOf = numberFinder(document.blocks);
  return (block, span) => {
    const index = numberOf(block);
    return index === -1 ? undefined : shift(span, document.blocks.startOf(index));
  };
}

/** Whether two lists say the same. */
export function sameDiagnostics(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((one, index) => sameValue(one, b[index]));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => sameValue(Reflect.get(a, key), Reflect.get(b, key)));
}

/** Parses a piece of YAML text with the library. */
import { Composer, Lexer, Parser, Schema } from 'yaml';
import { isInsidePair } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { convert } from './convert.ts';
import { faultMessage, type YamlFault } from './faults.ts';
import { MAX_DEPTH, MAX_FAULTS } from './limits.ts';
import { type AliasNode, firstLine, type SyntaxNode } from './tree.ts';

/** A piece of text parsed by itself. */
export interface Parsed {
  readonly root: SyntaxNode | undefined;
  readonly faults: readonly YamlFault[];
  /** The comments that speak to this tool, whole, without their line ends. */
  readonly comments: readonly Span[];
  readonly anchors: readonly string[];
  readonly unresolved: readonly AliasNode[];
}

type Token = ReturnType<Parser['parse']> extends Generator<infer T, void> ? T : never;

/** What a comment for this tool contains; no other comment is looked at. */
export const PRAGMA = 'charter-ignore';

const SCHEMA = new Schema({ schema: 'core' });

/**
 * Parses a piece of YAML. Total: any text gives a tree as far as it is intact, and faults.
 *
 * The library's lexer and concrete parser are loops, but its composer is recursive, and a stack overflow in it can end
 * the process. So the concrete tokens are measured first, and what is too deep never reaches the composer.
 *
 * @param levels how many levels of nesting lie around the piece
 */
export function parsePiece(text: string, levels: number): Parsed {
  const maxDepth = MAX_DEPTH - levels;
  const tokens = tokensOf(text, maxDepth);
  const survey = surveyTokens(tokens, maxDepth, text.includes(PRAGMA));
  if (survey.fault)
    return { root: undefined, faults: [survey.fault], comments: survey.comments, anchors: [], unresolved: [] };

  const faults: YamlFault[] = [];
  const second = tokens.findIndex((token, at) => token.type === 'document' && at > survey.firstDocument);
  const own = second === -1 ? tokens : tokens.slice(0, second);
  const root = compose(own, text, faults);
  // A marker at the end of a file begins nothing.
  const isEmpty = tokens.slice(second).every((token) => token.type !== 'document' || token.value === undefined);
  const next = second === -1 || isEmpty ? undefined : tokens[second];
  if (next !== undefined) faults.push(secondDocument(next, text));
  const placed = faults.map((fault) => onText(fault, text)).sort((a, b) => a.span.start - b.span.start);
  const distinct = placed.filter((fault, index) => !repeats(fault, placed[index - 1]));
  const { root: tree, anchors, unresolved } = convert(root, text);
  return { root: tree, anchors, unresolved, faults: distinct, comments: survey.comments };
}

/**
 * The concrete tokens of a piece. What is nested far too deep is not read to its end: a file of nothing but brackets would
 * take a gigabyte for each of its megabytes, only to be refused.
 */
function tokensOf(text: string, maxDepth: number): readonly Token[] {
  const tokens: Token[] = [];
  const parser = new Parser();
  // On the stack are the document, the collections around the place, and the text that is read.
  const enough = maxDepth + 3;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > enough) break;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** What is missing at the end of a piece is marked where its text ends: the next line is another's. */
function onText(fault: YamlFault, text: string): YamlFault {
  const end = text.trimEnd().length;
  if (fault.span.start < end || end === 0) return fault;
  return { ...fault, span: { start: isInsidePair(text, end - 1) ? end - 2 : end - 1, end } };
}

/** Whether a fault says again what the one before it said: two brackets that stay open are one slip. */
function repeats({ span, message }: YamlFault, before: YamlFault | undefined): boolean {
  if (before === undefined || span.start > before.span.end + 1) return false;
  // What goes wrong in one place goes wrong once: a quote that stays open takes the bracket around it in.
  return message === before.message || span.start === before.span.start;
}

/** Composes the tokens of one document. */
function compose(tokens: readonly Token[], text: string, faults: YamlFault[]): unknown {
  // A ready-made schema serves every piece; the declared type of the option is narrower than what the library takes.
  const options = {
    schema: SCHEMA as unknown as 'core',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  } as const;
  const composer = new Composer(options);
  const report = (at: unknown, code: string, message: string, warning?: boolean) => {
    if (warning !== true && faults.length < MAX_FAULTS) faults.push(fault(spanOf(at, text), code, message));
  };
  // The library makes an Error with a stack for each fault, which a flood of faults turns into minutes. Its collector
  // is a plain field, so a cheaper one takes its place.
  Object.assign(composer, { onError: report });
  let root: unknown;
  for (const token of tokens) {
    if (token.type === 'error') report(token, 'UNEXPECTED_TOKEN', token.message);
    else for (const _ of composer.next(token)) break;
  }
  for (const document of composer.end(true, text.length)) root = document.contents;
  return root;
}

function fault(span: Span, code: string, message: string): YamlFault {
  return { code: 'invalid-yaml', span, message: faultMessage(code, message) };
}

/** The place that the library names: an offset, a range, or a token. */
function spanOf(at: unknown, text: string): Span {
  let start = 0;
  let end: number;
  if (typeof at === 'number') [start, end] = [at, at + 1];
  else if (Array.isArray(at)) [start, end] = [Number(at[0]), Number(at[1])];
  else {
    const token = at as { offset: number; source?: unknown };
    start = token.offset;
    end = start + (typeof token.source === 'string' ? token.source.length : 1);
  }
  start = Math.max(0, Math.min(start, text.length));
  end = Math.max(start, Math.min(end, text.length));
  // The library may point into a line end of two characters, or into a character of two halves.
  if (isInsidePair(text, start)) start--;
  if (isInsidePair(text, end)) end++;
  return firstLine({ start, end }, text);
}

function secondDocument(token: Token, text: string): YamlFault {
  const marker =
    'start' in token && Array.isArray(token.start) ? token.start.find((at) => at.type === 'doc-start') : undefined;
  const start = marker?.offset ?? token.offset;
  const end = Math.min(text.length, start + (marker === undefined ? 1 : 3));
  return {
    code: 'multiple-documents',
    span: { start, end: isInsidePair(text, end) ? end + 1 : end },
    message:
      'A second document begins here, but Charter reads only the first. Move it to its own file, or remove this line.',
  };
}

/** The part of a token that a comment is known by. */
interface SourceToken {
  readonly type: string;
  readonly offset: number;
  readonly source?: string;
}

interface Survey {
  readonly fault: YamlFault | undefined;
  readonly comments: readonly Span[];
  readonly firstDocument: number;
}

/** Measures the concrete tokens without recursion, and collects the comments that speak to this tool. */
function surveyTokens(tokens: readonly Token[], maxDepth: number, withComments: boolean): Survey {
  const comments: Span[] = [];
  const keepComments = (list: readonly SourceToken[] | undefined) => {
    if (!withComments || list === undefined) return;
    for (const token of list) {
      if (token.type !== 'comment' || token.source?.includes(PRAGMA) !== true) continue;
      comments.push({ start: token.offset, end: token.offset + token.source.length });
    }
  };
  let firstDocument = -1;
  let tooDeep: number | undefined;
  for (const [index, top] of tokens.entries()) {
    keepComments([top as SourceToken]);
    if (top.type !== 'document') continue;
    if (firstDocument === -1) firstDocument = index;
    keepComments(top.start);
    keepComments(top.end);
    const stack: [Token, number][] = top.value === undefined ? [] : [[top.value, 0]];
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      const [token, depth] = entry;
      if ('end' in token && Array.isArray(token.end)) keepComments(token.end);
      if (token.type === 'block-scalar') keepComments(token.props as readonly SourceToken[]);
      if (token.type !== 'block-map' && token.type !== 'block-seq' && token.type !== 'flow-collection') continue;
      if (depth >= maxDepth) {
        tooDeep = Math.min(tooDeep ?? token.offset, token.offset);
        continue;
      }
      for (const item of token.items) {
        keepComments(item.start);
        keepComments(item.sep);
        // A pair in a list (`[a: b]`) is a mapping of its own.
        const inner = depth + (isPairOfList(token, item) ? 2 : 1);
        if (inner > maxDepth) {
          const at = item.key?.offset ?? item.sep?.[0]?.offset ?? token.offset;
          tooDeep = Math.min(tooDeep ?? at, at);
          continue;
        }
        if (item.key) stack.push([item.key, inner]);
        if (item.value) stack.push([item.value, inner]);
      }
    }
  }
  comments.sort((a, b) => a.start - b.start);
  return { fault: tooDeep === undefined ? undefined : depthFault(tooDeep), comments, firstDocument };
}

function isPairOfList(list: Token, item: { readonly sep?: readonly SourceToken[] }): boolean {
  if (list.type !== 'flow-collection' || list.start.source !== '[') return false;
  return item.sep?.some((token) => token.type === 'map-value-ind') === true;
}

function depthFault(at: number): YamlFault {
  return {
    code: 'limit-exceeded',
    span: { start: at, end: at + 1 },
    message: `This is nested more than ${MAX_DEPTH} levels deep. A charter needs fewer than ten. Is a bracket or quote missing?`,
  };
}

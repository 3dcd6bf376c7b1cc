/** The matrix for a panel: the view model, what changed in it, and the edits that a panel asks for. */
import { matrixOf } from '../../charter/matrix-tables.ts';
import { matrixAs } from '../../exchange/matrix-as.ts';
import { brokenMessage } from '../../features/matrix/head-view.ts';
import { choicesOf, editCell, editMatrix, type PanelOutcome } from '../../features/matrix/panel-edits.ts';
import { type RowKeys, rowKeys } from '../../features/matrix/row-keys.ts';
import { placeOfSpot, spotAt } from '../../features/matrix/source-places.ts';
import { type MatrixState, matrixState } from '../../features/matrix/view.ts';
import { matrixChange } from '../../features/matrix/view-changes.ts';
import {
  type CellParams,
  type EditResult,
  EXPORT_FORMATS,
  type MatrixBy,
  type MatrixDidChangeParams,
  METHODS,
  PROTOCOL,
} from '../../protocol/protocol.ts';
import {
  isBy,
  isCellName,
  isCount,
  isFlag,
  isMatrixEdit,
  isSpot,
  isText,
  isTexts,
  oneOf,
} from '../../protocol/shapes.ts';
import { type OpenDocument, offsetIn, rangeIn } from '../documents.ts';
import { invalid } from '../peer.ts';
import type { Session, Subject } from '../session.ts';
import { rangeOf } from '../store.ts';
import { wireEdits } from '../wire-edits.ts';

/** A matrix that was sent. */
interface Sent {
  readonly version: number;
  readonly state: MatrixState;
}

/** What is known of a charter whose matrix somebody shows. */
interface Shown {
  keys: RowKeys;
  /** The last two matrices of each kind: two panels of one charter are not always equally far. */
  readonly sent: Map<MatrixBy, readonly Sent[]>;
}

export function registerMatrix(session: Session): void {
  const { peer, documents, workspace, changed } = session;
  const shown = new Map<string, Shown>();

  /** A subject that is a charter of this protocol's parameters. */
  const subjectOf = (params: { readonly uri: string }): Subject => {
    if (!isText(params?.uri)) throw invalid('`uri` is a text.');
    return session.at({ uri: params.uri });
  };

  const shownOf = ({ document, analysis }: Subject): { readonly of: Shown; readonly keys: RowKeys } => {
    const known = shown.get(document.path);
    const keys = rowKeys(analysis, known?.keys);
    // A text that is broken for the time of a few keys may lose rows, and they are to come back as what they were.
    if (known !== undefined && brokenMessage(analysis.problems) !== undefined) return { of: known, keys };
    const of = known ?? { keys, sent: new Map() };
    of.keys = keys;
    shown.set(document.path, of);
    return { of, keys };
  };

  const problemsOf = ({ document, analysis }: Subject) => {
    const checked = workspace.check(document.path);
    return checked?.analysis === analysis ? checked.problems : analysis.problems;
  };

  /** The matrix of the text as it is now, with what rows are known by. */
  const stateOf = (subject: Subject, by: MatrixBy) => {
    const { of, keys } = shownOf(subject);
    const [last] = of.sent.get(by) ?? [];
    const { analysis } = subject;
    const same = last?.state.analysis === analysis ? last.state : undefined;
    return { keys, state: same ?? matrixState(analysis, by, keys, last?.state, problemsOf(subject)) };
  };

  peer.answerCustom(METHODS.matrix, (params) => {
    const { protocol, by, known } = params;
    if (protocol !== PROTOCOL)
      throw invalid(`This server speaks version ${PROTOCOL} of the matrix, the client ${JSON.stringify(protocol)}.`);
    if (!isBy(by)) throw invalid('`by` is role or person.');
    const subject = subjectOf(params);
    const { version } = subject.document.now;
    const { of, keys } = shownOf(subject);
    const before = of.sent.get(by) ?? [];
    const base = before.find((one) => one.version === known);
    const broken = brokenMessage(subject.analysis.problems);
    if (broken !== undefined && base !== undefined) return { kind: 'broken', version, message: broken };
    const state = matrixState(subject.analysis, by, keys, before[0]?.state, problemsOf(subject));
    const older = before.filter((one) => one.version !== version);
    of.sent.set(by, [{ version, state }, ...older].slice(0, 2));
    const change = base === undefined ? undefined : matrixChange(base.state.view, state.view);
    if (base === undefined || change === undefined) return { kind: 'whole', version, view: state.view };
    return { kind: 'change', version, from: base.version, change };
  });

  peer.answerCustom(METHODS.matrixPlace, (params) => {
    const { uri: _, ...spot } = params;
    if (!isSpot(spot)) throw invalid('A place in the matrix has `by` and `table`, and may have `row` and `column`.');
    const subject = subjectOf(params);
    const { keys, state } = stateOf(subject, spot.by);
    const place = placeOfSpot(state, keys, spot);
    if (place === undefined) return null;
    if (place.from === undefined) return { uri: subject.document.uri, range: rangeIn(subject.document, place.at) };
    const other = workspace.analysis(place.from.path);
    if (other === undefined) return null;
    const range = rangeOf(place.from.place(place.block, place.span), other.document.pieces);
    return { uri: workspace.uriOf(place.from.path), range };
  });

  peer.answerCustom(METHODS.matrixAt, (params) => {
    if (!isBy(params.by) || params.position === undefined) throw invalid('`by` and `position` are needed.');
    const subject = subjectOf(params);
    const { keys, state } = stateOf(subject, params.by);
    return spotAt(state, keys, offsetIn(subject.document, params.position)) ?? null;
  });

  peer.answerCustom(METHODS.cellChoices, (params) => {
    const subject = subjectOf(params);
    const cell = cellOf(params);
    const { keys, state } = stateOf(subject, cell.by);
    return { version: subject.document.now.version, choices: choicesOf(state, keys, cell) };
  });

  peer.answerCustom(METHODS.editCell, (params) => {
    const { letters, replace } = params;
    if (!isTexts(letters) || !isFlag(replace)) throw invalid('`letters` is a list of texts, `replace` true or false.');
    const subject = subjectOf(params);
    const cell = cellOf(params);
    const { keys, state } = stateOf(subject, cell.by);
    return resultOf(subject.document, editCell(state, keys, cell, letters, replace));
  });

  peer.answerCustom(METHODS.editMatrix, (params) => {
    const { edit } = params;
    if (!isMatrixEdit(edit)) throw invalid('`edit` is none that this server knows.');
    const subject = subjectOf(params);
    const { keys, state } = stateOf(subject, edit.kind === 'acknowledge' ? edit.by : 'role');
    return resultOf(subject.document, editMatrix(state, keys, edit));
  });

  peer.answerCustom(METHODS.export, (params) => {
    const { as, by, table } = params;
    if (!oneOf(...EXPORT_FORMATS)(as) || !isBy(by)) throw invalid(`\`as\` is one of ${EXPORT_FORMATS.join(', ')}.`);
    const { analysis } = subjectOf(params);
    const matrix = matrixOf(analysis.facts, by);
    const tables = table === undefined ? matrix.tables : matrix.tables.filter(({ scheme }) => scheme.id === table);
    return { text: matrixAs(as, { ...matrix, tables }) };
  });

  // Whoever shows a matrix asks again when it has changed; what was typed in between is never sent.
  const tell = (path: string) => {
    const document = documents.at(path);
    if (document === undefined) {
      shown.delete(path);
      return;
    }
    const params: MatrixDidChangeParams = { uri: document.uri, version: document.now.version };
    peer.run(METHODS.matrixDidChange, () => peer.connection.sendNotification(METHODS.matrixDidChange, params));
  };
  changed.add((path) => {
    if (path === undefined) for (const one of shown.keys()) tell(one);
    else if (shown.has(path)) tell(path);
  });
}

/** The cell of a request, which may bring other things as well. */
function cellOf({ by, table, row, column, version }: CellParams) {
  const cell = { by, table, row, column };
  if (!isCellName(cell) || !isCount(version))
    throw invalid('A cell has `by`, `table`, `row` and `column`, and the request a `version`.');
  return cell;
}

function resultOf({ now }: OpenDocument, answer: PanelOutcome): EditResult {
  if (answer.refused !== undefined) return { kind: 'refused', message: answer.refused };
  return { kind: 'edits', version: now.version, edits: wireEdits(answer.edits, now.text), breaks: answer.breaks };
}

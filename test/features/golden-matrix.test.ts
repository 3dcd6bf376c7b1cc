/**
 * Every change that the matrix offers for some charters: the changed lines, the new problems, or the reason for
 * refusing it.
 */
import { choicesOf, editCell, editMatrix, type PanelOutcome } from '../../server/src/features/matrix/panel-edits.ts';
import type { MatrixBy, MatrixEdit } from '../../server/src/features/matrix/view-model.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { difference, goldenIn } from '../support/golden.ts';
import { open } from '../support/matrix.ts';

function outcome(text: string, answer: PanelOutcome): string[] {
  if (answer.refused !== undefined) return [`    refused: ${answer.refused}`];
  const breaks = answer.breaks.map((message) => `    then: ${message}`);
  return [...difference(text, applyEdits(text, answer.edits)), ...breaks];
}

/**
 * Each letter in each cell, by role and by person, with the effect of a click; and each cell cleared and acknowledged.
 */
function cells(text: string, by: MatrixBy): string[] {
  const { keys, state, cell } = open(text, by);
  const lines: string[] = [];
  for (const [number, { view }] of state.tables.entries()) {
    for (const [row, { label }] of view.rows.entries()) {
      for (const { id } of view.columns) {
        const name = cell(row, id, number);
        lines.push(`${view.id}, “${label}”, by ${by}: ${id}`);
        for (const { letter, held, letters, replaces, wrong, refused } of choicesOf(state, keys, name)) {
          const instead = replaces === undefined ? '' : `, or in place of ${replaces.join(' and ')}`;
          const said = `${held ? 'without' : 'with'} ${letter}: ${letters.join('') || 'nothing'}${instead}${wrong ? ', which is wrong' : ''}`;
          lines.push(refused === undefined ? `  ${said}` : `  ${said}, refused`);
          lines.push(...outcome(text, editCell(state, keys, name, letters, false)));
          if (replaces !== undefined)
            lines.push('   in place:', ...outcome(text, editCell(state, keys, name, letters, true)));
        }
        lines.push('  emptied', ...outcome(text, editCell(state, keys, name, [], false)));
        lines.push('  acknowledged', ...outcome(text, editMatrix(state, keys, { kind: 'acknowledge', ...name })));
      }
    }
  }
  return lines;
}

goldenIn(new URL('golden/cells/', import.meta.url), (files) => {
  const [text = ''] = Object.values(files);
  const [byRole, byPerson] = [cells(text, 'role'), cells(text, 'person')];
  const same = byPerson.every((line, at) => line.replace('by person', 'by role') === byRole[at]);
  return [...byRole, ...(same ? ['and by person the same'] : byPerson)].map((line) => `${line}\n`).join('');
});

/** Applies edits to a charter and describes the result of each. */
function attempts(text: string) {
  const { keys, state, analysis } = open(text);
  const lines: string[] = [];
  const tried = (said: string, change: MatrixEdit) =>
    lines.push(said, ...outcome(text, editMatrix(state, keys, change)));
  return { keys, state, analysis, tried, all: () => lines.map((line) => `${line}\n`).join('') };
}

/** All changes of whole rows and phases. */
goldenIn(new URL('golden/lines/', import.meta.url), (files) => {
  const [text = ''] = Object.values(files);
  const { keys, state, tried, all } = attempts(text);
  for (const [number, { view }] of state.tables.entries()) {
    const table = view.id;
    const ids = keys.tables[number]?.keys ?? [];
    tried(`${table}: a row at the end`, { kind: 'addRow', table, after: undefined, label: ' New: one ' });
    for (const [at, row] of ids.entries()) {
      const label = `${table}, “${view.rows[at]?.label}”`;
      tried(`${label}: a row behind it`, { kind: 'addRow', table, after: row, label: 'New' });
      for (const name of ['Another', ' # 1 ', ' '])
        tried(`${label}: called “${name}”`, { kind: 'label', table, row, label: name });
      for (const phase of ['New', 'Build', ''])
        tried(`${label}: in the phase “${phase}”`, { kind: 'phase', table, row, phase: ` ${phase} ` });
      tried(`${label}: removed`, { kind: 'removeRow', table, row });
      for (const [to, before] of [...ids, undefined].entries()) {
        const where = before === undefined ? 'the end' : `“${view.rows[to]?.label}”`;
        tried(`${label}: moved before ${where}`, { kind: 'moveRow', table, row, before, phase: undefined });
        if (to === 0)
          tried(`${label}: moved before ${where}, in Run`, { kind: 'moveRow', table, row, before, phase: 'Run' });
      }
    }
  }
  return all();
});

/** All changes of roles. */
goldenIn(new URL('golden/roles/', import.meta.url), (files) => {
  const [text = ''] = Object.values(files);
  const { analysis, tried, all } = attempts(text);
  for (const title of ['Data Analyst', 'Überprüfer: 2', '!!', 'X-ray'])
    tried(`a role “${title}”`, { kind: 'addRole', title: ` ${title} ` });
  for (const { id } of analysis.names.roles) {
    for (const title of ['Another', 'a: b'])
      tried(`the role ${id}: called “${title}”`, { kind: 'titleRole', role: id, title: ` ${title} ` });
    for (const now of ['two words', 'eng'])
      tried(`the role ${id}: with the id “${now}”`, { kind: 'renameRole', role: id, id: ` ${now} ` });
  }
  return all();
});

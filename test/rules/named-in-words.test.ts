/** What the words of a label or a name say: which place of overlap it names, and which kind of agreement it is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kindOfName } from '../../server/src/charter/agreement-kinds.ts';
import { hotspotsIn } from '../../server/src/charter/hotspots.ts';

const NAMED: Readonly<Record<string, string>> = {
  rituals: `Running the rituals|Sprint ceremony|CEREMONIES|Sprint planning|Sprint-planning|Planning the sprint|Plan our next iteration|
    Iteration planning|Planning meeting|Sprint review|Reviewing the sprint|Demo|Demos for customers|Stand-up|Daily standups|The stand up|
    Daily|Running the daily|Daily scrum|Dailies|Weekly sync|Sync with sales|Team sync-up|Retrospective|Retro|Team retros|Backlog refinement|
    Refining the backlog|Grooming|Groom the backlog|Sprintplanung|Retrospektive|Planification du sprint|Rétrospective|
    Planificación del sprint|Ceremonias|Cerimônias|Planejamento da sprint|Pianificazione dello sprint|Ретроспектива|Планирование спринта|
    Стендап|スプリントレビュー|振り返りの司会|站会`,
  timelines: `Timeline|Release timelines|Deadlines|Missing a deadline|Schedule|Scheduling the work|Estimates|Estimating stories|Estimation|
    Estimate the effort|Release planning|Planning the release|Delivery plan|Due dates|Due-date changes|Release dates|Launch date|Setting the date|
    Set the launch date|Promising a date|Dates we promise|Commit to dates|Committing to a firm date|Roadmap dates|Date of delivery|
    Estimate dates|The when|Scope and when|“When”|Zeitplan|Fristen|Schätzungen|Liefertermin|Échéances|Délais|Plazos|Fechas de entrega|Prazos|
    Scadenze|Deadlines bewaken|Сроки|Дедлайны|スケジュール|納期|截止日期`,
  'project-management': `Project management|Managing the project|Project tracking|Tracking projects|Delivery management|Work in flight|
    Keeping track of work in progress|Work-in-progress limits|Progress tracking|Tracking progress|Status reports|Status updates|Weekly status|
    Reporting status|Running the board|Run the team board|Dependencies|A dependency on Payments|Projektmanagement|Abhängigkeiten|
    Gestion de projet|Suivi de l’avancement|Dépendances|Gestión de proyectos|Dependencias|Gestão de projetos|Gestione del progetto|
    Projectbeheer|Afhankelijkheden|Управление проектом|Зависимости|依存関係|项目管理`,
};

const TRAPS = `Writing code|Spiritual care|Retrofitting old pumps|Retro games corner|Award ceremony|Demo environment|Democracy|Demographics|
  Sales demos|Standing orders|Stand up for the team|Stand up a new region|Daily backups|Daily deploys|Syncing records|Sync customer data|
  Keeping docs in sync|Refined sugar|Refining the search|Dog grooming|Real estate listings|Underestimated|Sublime text|
  Keeping docs up to date|Set up-to-date prices|Update records|Dates of birth|Date picker|Validating dates|Candidate interviews|
  When a customer calls|Deciding when to escalate|Whenever|Hiring a project manager|Projector repairs|HTTP status codes|Board of directors|
  Chairing the board|Running the board meeting|Independence|npm dependencies|Updating dependencies|Dependency updates|Worker pools|
  Progressive rollout|Reporting a bug|Planting trees|Sprinting`;

function words(list: string): string[] {
  return list.split('|').map((one) => one.trim());
}

describe('the words of the places of overlap', () => {
  for (const [hotspot, list] of Object.entries(NAMED)) {
    for (const text of words(list)) {
      it(`“${text}” names ${hotspot}, in any case and with any spaces`, () => {
        for (const one of [text, text.toUpperCase(), `  ${text.replaceAll(' ', '  ')}\n`])
          assert.ok(hotspotsIn(one).includes(hotspot as 'rituals'), one);
      });
    }
  }

  for (const text of words(TRAPS)) {
    it(`“${text}” names none`, () => assert.deepEqual(hotspotsIn(text), []));
  }

  it('may name several', () => {
    assert.deepEqual(hotspotsIn('Planning the sprint, its dates and dependencies; due dates'), [
      'rituals',
      'timelines',
      'project-management',
    ]);
  });
});

const KINDS: Readonly<Record<string, string>> = {
  'one-on-one':
    'One-on-one|Weekly one on ones|1:1|1:1s|PM/EM 1-1|1 on 1|One-to-one|Einzelgespräch|Tête-à-tête|Uno a uno',
  'check-in':
    'Check-in|Monday check-ins|Weekly check in|Stand-up|Daily standup|Stand up|Daily|Daily scrum|Стендап|朝会',
  retrospective:
    'Retro|Team retrospective|Retros|Retrospektive|Rétrospective|Retrospectiva|Retrospettiva|Ретро|振り返り',
  feedback:
    'Feedback|Feedback round|Peer feedback|Quarterly feedback|360 feedback talks|Feedbackrunde|Ronda de feedback',
  'tech-debt':
    'Tech debt|Room for technical debt|Technical debts|Technische Schulden|Dette technique|Deuda técnica|Технический долг',
};

const OTHER = `Sprint planning|Demo|Retrofit week|Customer feedback review|We answer user feedback within a day|Call at 11:15|Release 1-1-2|
  2026-1-1 goals|Stand up for each other|Check in code every day|Daily backups|Debt collection|Standing desk|Feedbacks`;

describe('the kind of an agreement', () => {
  for (const [kind, list] of Object.entries(KINDS)) {
    for (const name of words(list)) {
      it(`of “${name}” is ${kind}`, () => {
        assert.equal(kindOfName(name), kind);
        assert.equal(kindOfName(` ${name.toUpperCase()} `), kind);
      });
    }
  }

  for (const name of words(OTHER)) it(`of “${name}” is not known`, () => assert.equal(kindOfName(name), undefined));

  it('of a name that is too long is not known', () => {
    assert.equal(kindOfName(`Retro ${'x'.repeat(194)}`), 'retrospective');
    assert.equal(kindOfName(`Retro ${'x'.repeat(195)}`), undefined);
  });
});

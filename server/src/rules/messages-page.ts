/** The text of `docs/messages.md`: common slips, before and after. `charter explain invalid-yaml` also prints it. */

/** A slip, the advice for it, and a part of a charter before and after. */
export interface SlipExample {
  readonly title: string;
  readonly advice: string;
  readonly before: string;
  readonly after: string;
}

export const SLIP_EXAMPLES: readonly SlipExample[] = [
  {
    title: 'A space is missing after the colon',
    advice: 'Write a space after each colon, and after each dash of a list.',
    before: 'raci:\n  - activity: Fixing bugs\n    R:eng\n    A: em\n',
    after: 'raci:\n  - activity: Fixing bugs\n    R: eng\n    A: em\n',
  },
  {
    title: 'Tabs before a line',
    advice: 'Use spaces. Two for each level are enough.',
    before: 'raci:\n\t- activity: Fixing bugs\n\t  R: eng\n\t  A: em\n',
    after: 'raci:\n  - activity: Fixing bugs\n    R: eng\n    A: em\n',
  },
  {
    title: 'The lines below a key are not indented',
    advice: 'Put two spaces before each line that belongs to the key above.',
    before: 'people:\npriya: Priya Shah\nelena: Elena Petrova\n',
    after:
      'people:\n  priya: Priya Shah\n  elena: Elena Petrova\n  tom: Tom Okafor\n  mia: Mia Wong\n  ada: Ada Lind\n  ben: Ben Sato\n',
  },
  {
    title: 'A line has one space too many',
    advice: 'Align the keys of a row.',
    before: 'raci:\n  - activity: Fixing bugs\n     R: eng\n    A: em\n',
    after: 'raci:\n  - activity: Fixing bugs\n    R: eng\n    A: em\n',
  },
  {
    title: 'Two names without brackets',
    advice: 'Put several names in square brackets, separated by commas.',
    before: 'raci:\n  - { activity: Fixing bugs, R: eng, lead, A: em }\n',
    after: 'raci:\n  - { activity: Fixing bugs, R: [eng, lead], A: em }\n',
  },
  {
    title: 'Names joined by a word',
    advice: 'Make a list of them.',
    before: 'raci:\n  - activity: Fixing bugs\n    R: eng and lead\n    A: em\n',
    after: 'raci:\n  - activity: Fixing bugs\n    R: [eng, lead]\n    A: em\n',
  },
  {
    title: 'Two letters in one key',
    advice: 'Write each letter as a key of its own.',
    before: 'raci:\n  - activity: Fixing bugs\n    RA: em\n',
    after: 'raci:\n  - activity: Fixing bugs\n    R: em\n    A: em\n',
  },
  {
    title: 'A title instead of the id',
    advice: 'In a cell, write the short id of the role, which is before its title under `roles`.',
    before: 'raci:\n  - { activity: Roadmap, R: Product Manager, A: Product Manager, I: eng }\n',
    after: 'raci:\n  - { activity: Roadmap, R: pm, A: pm, I: eng }\n',
  },
  {
    title: 'All of us',
    advice: 'Write `everyone` for all roles of the team.',
    before: 'raci:\n  - { activity: Roadmap, R: pm, A: pm, I: all }\n',
    after: 'raci:\n  - { activity: Roadmap, R: pm, A: pm, I: everyone }\n',
  },
  {
    title: 'Everyone but one',
    advice: '`everyone` leaves nobody out. List the roles that you mean.',
    before: 'raci:\n  - { activity: Code reviews, R: lead, A: lead, I: everyone except pm }\n',
    after: 'raci:\n  - { activity: Code reviews, R: lead, A: lead, I: [em, eng, design] }\n',
  },
  {
    title: 'Nobody yet',
    advice: 'Leave the letter out until you know. Charter reports a missing owner until you name one.',
    before: 'raci:\n  - { activity: Roadmap, R: pm, A: pm, C: TBD, I: eng }\n',
    after: 'raci:\n  - { activity: Roadmap, R: pm, A: pm, I: eng }\n',
  },
  {
    title: 'A colon in a text',
    advice: 'Put the text in quotes.',
    before: 'raci:\n  - activity: Choosing: build or buy\n    R: pm\n    A: em\n',
    after: 'raci:\n  - activity: "Choosing: build or buy"\n    R: pm\n    A: em\n',
  },
  {
    title: 'A # in a text',
    advice: 'Charter reads a # after a space as the beginning of a comment. Put the text in quotes.',
    before: 'raci:\n  - activity: Watching the channel #alerts\n    R: eng\n    A: em\n',
    after: 'raci:\n  - activity: "Watching the channel #alerts"\n    R: eng\n    A: em\n',
  },
  {
    title: 'A quote or a bracket is never closed',
    advice: 'Close it on the same line.',
    before: 'raci:\n  - { activity: "Fixing bugs, R: eng, A: em }\n',
    after: 'raci:\n  - { activity: "Fixing bugs", R: eng, A: em }\n',
  },
  {
    title: 'Typographic quotes',
    advice: 'Word processors insert them. Use plain quotes, or none.',
    before: 'raci:\n  - { activity: “Bugs, old and new”, R: eng, A: em }\n',
    after: 'raci:\n  - { activity: "Bugs, old and new", R: eng, A: em }\n',
  },
  {
    title: 'A row with roles as its keys',
    advice: 'Write the letter first, then who has it.',
    before: 'raci:\n  - { activity: Fixing bugs, em: A, eng: R, pm: I }\n',
    after: 'raci:\n  - { activity: Fixing bugs, A: em, R: eng, I: pm }\n',
  },
  {
    title: 'A table without dashes',
    advice: 'Begin each row with a dash, and write the activity after `activity:`.',
    before: 'raci:\n  Fixing bugs: { R: eng, A: em }\n',
    after: 'raci:\n  - { activity: Fixing bugs, R: eng, A: em }\n',
  },
  {
    title: 'Another word for a key',
    advice: 'Use Charter’s own key, `activity`.',
    before: 'raci:\n  - { task: Fixing bugs, R: eng, A: em }\n',
    after: 'raci:\n  - { activity: Fixing bugs, R: eng, A: em }\n',
  },
  {
    title: 'A key in capitals',
    advice: 'Write keys in lower case. Only the letters of a table are capitals.',
    before: 'RACI:\n  - { activity: Fixing bugs, R: eng, A: em }\n',
    after: 'raci:\n  - { activity: Fixing bugs, R: eng, A: em }\n',
  },
  {
    title: 'Dates, shares and how often',
    advice: 'Write dates as YYYY-MM-DD, shares with a percent sign, and `every` as `week`, `2 weeks`, `month` ….',
    before:
      'agreements:\n  - { name: Room for technical debt, share: 20 }\n  - { name: Retrospective, every: biweekly }\n',
    after:
      'agreements:\n  - { name: Room for technical debt, share: 20% }\n  - { name: Retrospective, every: 2 weeks }\n',
  },
];

/** The page: headings, paragraphs and fenced examples. */
export function renderMessagesPage(): string {
  const parts = SLIP_EXAMPLES.map(
    ({ title, advice, before, after }, index) =>
      `## ${index + 1}. ${title}\n\n${advice}\n\nBefore:\n\n\`\`\`text\n${before}\`\`\`\n\nAfter:\n\n\`\`\`yaml\n${after}\`\`\``,
  );
  const intro =
    'These are the most common slips. Find the one that looks like your line, and write the line as shown under “After”. ' +
    'Many of them have a fix: click the light bulb in the editor, or run `charter check --fix`.';
  return `# When the check says …\n\n${intro}\n\n${parts.join('\n\n')}\n`;
}

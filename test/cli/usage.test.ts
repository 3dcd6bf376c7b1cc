import assert from 'node:assert/strict';
import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLEAN, FOUR } from '../support/cli-charters.ts';
import { inFolder } from '../support/terminal.ts';

/** Arguments with their one-line error message on standard error; the status is 2. */
const WRONG: readonly (readonly [readonly string[], string])[] = [
  [['chek'], 'There is no command “chek”. Did you mean “check”? “charter --help” lists the commands.'],
  [['frobnicate'], 'There is no command “frobnicate”. “charter --help” lists the commands.'],
  [['help', 'chek'], 'There is no command “chek”. Did you mean “check”? “charter --help” lists the commands.'],
  [
    ['check', '--formt', 'json'],
    'There is no option “--formt”. Did you mean “--format”? “charter help COMMAND” lists the options of a command.',
  ],
  [['check', '-x'], 'There is no option “-x”. “charter help COMMAND” lists the options of a command.'],
  [['--nope'], 'There is no option “--nope”. “charter help COMMAND” lists the options of a command.'],
  [['check', '--format'], 'The option “--format <format>” needs a value.'],
  [['check', '--format', 'xml'], 'There is no format “xml”. Choose pretty, json, github, sarif, junit or gitlab.'],
  [
    ['check', '--format', 'jsn'],
    'There is no format “jsn”. Choose pretty, json, github, sarif, junit or gitlab. Did you mean “json”?',
  ],
  [
    ['check', '--fail-on', 'errors'],
    'There is no severity “errors”. Choose error, warning, information, hint or never. Did you mean “error”?',
  ],
  [['check', '--max-warnings', 'few'], '--max-warnings needs a whole number, not “few”.'],
  [['check', '--max-warnings', '-1'], '--max-warnings needs a whole number, not “-1”.'],
  [
    ['check', '--rule', 'missing-ower=off'],
    'There is no rule “missing-ower”. Did you mean “missing-owner”? “charter rules” lists them.',
  ],
  [['check', '--rule', 'missing-owner'], '“missing-owner” has no rule or no severity. Use CODE=SEVERITY.'],
  [
    ['check', '--rule', 'missing-owner=fatal'],
    'There is no severity “fatal”. Choose error, warning, information, hint or off.',
  ],
  [['check', '--rule', 'invalid-yaml=off'], '“invalid-yaml” is a structure fault. Its severity cannot be changed.'],
  [['check', '--today', '2026-02-30'], '“2026-02-30” is not a date. Use YYYY-MM-DD.'],
  [['check', '--today', 'tomorrow'], '“tomorrow” is not a date. Use YYYY-MM-DD.'],
  [['check', '--dry-run'], '--dry-run shows what --fix would change. Add --fix.'],
  [['check', '--fix', '-'], '--fix cannot write to standard input. Add --dry-run to see what it would change.'],
  [['check', '--stdin-filename', 'a.charter.yaml'], '--stdin-filename needs standard input. Add - to the paths.'],
  [['matrix'], 'The argument FILE is missing. “charter help COMMAND” lists the arguments of a command.'],
  [['matrix', 'a', 'b'], '“charter matrix” takes 1 argument, not 2.'],
  [['matrix', 'good.charter.yaml', '--by', 'team'], 'There is no kind of column “team”. Choose role or person.'],
  [['matrix', 'good.charter.yaml', '--check'], '--check needs a file to compare with. Add --output FILE.'],
  [
    ['matrix', 'good.charter.yaml', '--table', 'daci'],
    'good.charter.yaml has no table “daci”. It has raci. Did you mean “raci”?',
  ],
  [['matrix', 'good.charter.yaml', '--check', '--output', 'sub'], 'sub cannot be read: it is a folder.'],
  [['matrix', 'good.charter.yaml', '--output', 'sub'], 'sub cannot be written: it is a folder.'],
  [
    ['matrix', 'good.charter.yaml', '--output', 'no/m.txt'],
    'no/m.txt cannot be written: there is no such file or folder.',
  ],
  [['matrix', 'none.yaml'], 'none.yaml: There is no such file.'],
  [['matrix', 'sub'], 'sub: This is a folder, not a file.'],
  [['matrix', ''], 'A path is empty. Name a file.'],
  [['import'], 'The argument FILE is missing. “charter help COMMAND” lists the arguments of a command.'],
  [['import', 'none.md'], 'none.md: There is no such file.'],
  [['import', 'sub'], 'sub: This is a folder, not a file.'],
  [
    ['import', 'latin.csv'],
    'latin.csv: From here on the file is not UTF-8: the byte 0xFC is not part of a character. Save the file as UTF-8.',
  ],
  [
    ['import', 'plain.md'],
    'plain.md: No responsibility matrix found. Charter looks for a table with letters such as R, A, C, I in its cells, or with columns such as Responsible and Accountable and names in its cells. This file has no tables.',
  ],
  [
    ['import', 'plain.md', '--scheme', 'rasic'],
    'plain.md: There is no scheme “rasic”. The schemes are raci, rasci, raci-vs, cairo, daci, rapid, darci, mocha, pacsi, ratsi, paris, dci, clam.',
  ],
  [
    ['init', '--template', 'mininal'],
    'There is no template “mininal”. Choose product-team, minimal, daci or rapid. Did you mean “minimal”?',
  ],
  [['init', 'good.charter.yaml'], 'good.charter.yaml already exists. Name another file, or overwrite it with --force.'],
  [
    ['init', 'good.charter.yaml/x.charter.yaml'],
    'good.charter.yaml/x.charter.yaml cannot be written: a part of the path is not a folder.',
  ],
  [['init', 'sub', '--force'], 'sub cannot be written: it is a folder.'],
  [['explain'], 'The argument CODE is missing. “charter help COMMAND” lists the arguments of a command.'],
  [['explain', 'empty-rows'], 'There is no rule “empty-rows”. Did you mean “empty-row”? “charter rules” lists them.'],
  [['rules', 'all'], '“charter rules” takes no argument, not 1.'],
  [['rules', '--format', 'yaml'], 'There is no format “yaml”. Choose text or json.'],
];

const FILES = {
  'good.charter.yaml': CLEAN,
  'sub/keep.txt': '',
  'latin.csv': Buffer.from('Task,Müller\nGo,A\n', 'latin1'),
  'plain.md': '# Nothing\n',
};

describe('wrong usage', () => {
  for (const [args, sentence] of WRONG) {
    it(`reports wrong arguments of charter ${args.join(' ')}`, async () => {
      await inFolder(FILES, async (folder) => {
        assert.deepEqual(await folder.run(args), { status: 2, out: '', err: `charter: ${sentence}\n` });
        assert.equal(folder.read('good.charter.yaml'), CLEAN);
      });
    });
  }

  it('shows the help for charter without arguments', async () => {
    await inFolder({}, async (folder) => {
      const { status, out, err } = await folder.run([]);
      assert.deepEqual([status, out], [2, '']);
      assert.match(err, /^Usage: charter \[options\] \[command\]\n.*check.*matrix.*import/s);
    });
  });

  it('exits with 0 for the help and the version', async () => {
    await inFolder({}, async (folder) => {
      for (const args of [['--help'], ['help'], ['help', 'check'], ['check', '--help'], ['--version'], ['-V']]) {
        const { status, out, err } = await folder.run(args);
        assert.deepEqual([status, err], [0, ''], args.join(' '));
        assert.notEqual(out, '');
      }
    });
  });
});

/** The advice of every message about missing charters. */
const NAME = 'The name of a charter ends in .charter.yaml, such as team.charter.yaml.';

/** Inputs that cannot be read, with their messages; the other inputs are still checked. */
describe('unreadable input of charter check', () => {
  const BAD: readonly (readonly [string, string])[] = [
    ['none.charter.yaml', 'none.charter.yaml: There is no such file.'],
    ['sub/none.charter.yaml', 'sub/none.charter.yaml: There is no such file.'],
    ['good.charter.yaml/x', 'good.charter.yaml/x: There is no such file.'],
    ['', 'A path is empty. Name a file.'],
    ['sub', `sub: This folder contains no charters. ${NAME}`],
    ['teams/**/*.charter.yaml', 'teams/**/*.charter.yaml: No files match this pattern.'],
  ];
  const files = {
    ...FILES,
    'four.charter.yaml': FOUR,
  };

  for (const [path, sentence] of BAD) {
    it(`is reported for “${path}”`, async () => {
      await inFolder(files, async (folder) => {
        const { status, out, err } = await folder.run(['check', path, 'four.charter.yaml', '--format', 'json']);
        assert.deepEqual([status, err], [2, `charter: ${sentence}\n`]);
        const report = JSON.parse(out) as { files: { path: string; problems: unknown[] }[] };
        const four = report.files.find((file) => file.path === 'four.charter.yaml');
        assert.equal(four?.problems.length, 4);
        assert.equal((await folder.run(['check', path, '--fail-on', 'never'])).status, 2);
      });
    });
  }

  it('does not include a file that is not UTF-8, which is a problem at its place', async () => {
    const latin = Buffer.from(CLEAN.replace('users', 'Müller'), 'latin1');
    const utf16 = Buffer.from(`\ufeff${CLEAN}`, 'utf16le');
    await inFolder({ 'a.charter.yaml': latin, 'b.charter.yaml': utf16 }, async (folder) => {
      for (const [name, place, message] of [
        [
          'a.charter.yaml',
          '4:31',
          'From here on the file is not UTF-8: the byte 0xFC is not part of a character. Save',
        ],
        ['b.charter.yaml', '1:1', 'This file is UTF-16, which other tools will not read. Save it as UTF-8.'],
      ] as const) {
        const { status, out, err } = await folder.run(['check', name]);
        assert.deepEqual([status, err], [1, ''], name);
        assert.ok(out.startsWith(`${name}:${place}  error  invalid-yaml\n  ${message}`), out);
        assert.ok(out.endsWith('\n1 error in 1 charter.\n'), out);
        assert.equal((await folder.run(['check', name, '--fail-on', 'never'])).status, 0);
      }
    });
  });

  it('includes broken and circular links', async () => {
    await inFolder({ 'a.charter.yaml': CLEAN }, async (folder) => {
      symlinkSync('nowhere.yaml', join(folder.path, 'b.charter.yaml'));
      symlinkSync('c.charter.yaml', join(folder.path, 'c.charter.yaml'));
      const { status, out, err } = await folder.run(['check']);
      assert.deepEqual([status, out], [2, 'No problems in 1 charter. 2 inputs could not be read.\n']);
      assert.equal(
        err,
        'charter: b.charter.yaml: There is no such file.\n' +
          'charter: c.charter.yaml: The file cannot be read: its symbolic links form a loop.\n',
      );
    });
  });

  it('includes a folder with the name of a charter', async () => {
    await inFolder({ 'a.charter.yaml': CLEAN, 'x.charter.yaml/note.txt': '' }, async (folder) => {
      assert.equal((await folder.run(['check'])).status, 0);
      const { status, err } = await folder.run(['check', 'x.charter.yaml']);
      assert.deepEqual([status, err], [2, `charter: x.charter.yaml: This folder contains no charters. ${NAME}\n`]);
    });
  });

  it('includes an empty folder, with a message that says what a charter is called', async () => {
    await inFolder({}, async (folder) => {
      assert.deepEqual(await folder.run(['check']), {
        status: 2,
        out: 'No problems in 0 charters.\n',
        err: `charter: No charters found below the current folder. ${NAME}\n`,
      });
    });
  });
});

describe('a report that cannot be written', () => {
  it('exits with status 2 and one message, and leaves no temporary file', async () => {
    await inFolder({ 'a.charter.yaml': CLEAN, 'sub/keep.txt': '' }, async (folder) => {
      const { status, err } = await folder.run(['check', '--output', 'sub']);
      assert.deepEqual([status, err], [2, 'charter: sub cannot be written: it is a folder.\n']);
      const missing = await folder.run(['check', '--output', 'no/report.txt']);
      assert.equal(missing.err, 'charter: no/report.txt cannot be written: there is no such file or folder.\n');
      assert.deepEqual(readdirSync(folder.path).sort(), ['.git', 'a.charter.yaml', 'sub']);
    });
  });
});

describe('a bug in the program', () => {
  it('exits with status 3 and prints the stack', async () => {
    await inFolder({}, async (folder) => {
      const env = new Proxy({}, { get: () => assert.fail('no environment') });
      const { status, out, err } = await folder.run(['check'], { env });
      assert.deepEqual([status, out], [3, '']);
      assert.match(err, /^charter: This is a bug in Charter\. Report it.*no environment\n\s+at /s);
    });
  });
});

/** The commands, their arguments and their options. What each one does is loaded when it is asked for. */
import { Command, Option } from 'commander';
import { TEMPLATES } from '../charter/templates/index.ts';
import { VERSION } from '../version.ts';
import type { Host, Status } from './host.ts';
import { listed } from './phrases.ts';

/** What `charter help` and docs/cli.md list. */
export function createProgram(host: Host, done: (status: Status) => void): Command {
  const program = new Command('charter')
    .description('Team charters as code: who owns what, checked.')
    .version(VERSION, '-V, --version', 'prints the version')
    .helpOption('-h, --help', 'prints this help')
    .helpCommand('help [command]', 'prints the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.out.write(text),
      writeErr: (text) => host.err.write(text),
      outputError: () => {},
      getOutHelpWidth: () => host.out.columns ?? 100,
      getErrHelpWidth: () => host.err.columns ?? 100,
    });
  const command = (usage: string, description: string) => program.command(usage).description(description);

  command('check', 'find problems, and mend those that can safely be mended')
    .argument('[path...]', 'charters, folders, patterns, or - for standard input; everything below here by default')
    .addOption(
      new Option('--format <format>', 'how problems are printed: pretty, json, github, sarif, junit or gitlab'),
    )
    .option('--output <file>', 'write them to a file')
    .option('--fail-on <severity>', 'end with status 1 from this severity on, or never', 'error')
    .option('--max-warnings <number>', 'end with status 1 when there are more warnings')
    .option('--fix', 'write the fixes that are safe, then report what is left')
    .option('--dry-run', 'with --fix: print what it would change, and change nothing')
    .option('--rule <code=severity>', 'the severity of a rule, whatever charters say; may be repeated', gather)
    .option('--no-ignore-comments', 'report what comments silence, too')
    .option('--today <date>', 'the date that counts as today, as YYYY-MM-DD')
    .option('--stdin-filename <name>', 'the name that standard input goes by')
    .option('--quiet', 'print errors only')
    .action(async (paths: string[], options) => {
      const { check } = await import('./commands/check.ts');
      done(await check(host, paths, options));
    });

  command('matrix', 'print the tables of a charter')
    .argument('<file>', 'a charter, or - for standard input')
    .option('--as <format>', 'the form: text, markdown, csv, tsv, html, svg or json', 'text')
    .option('--by <whom>', 'a column for each role or each person', 'role')
    .option('--table <scheme>', 'one table only, such as raci')
    .option('--output <file>', 'write to a file')
    .option('--check', 'with --output: write nothing, and end with status 1 when the file is stale')
    .action(async (file: string, options) => {
      const { matrix } = await import('./commands/matrix.ts');
      done(await matrix(host, file, options));
    });

  command('import', 'make a charter of a matrix in Markdown, CSV or TSV')
    .argument('<file>', 'the document, or - for standard input')
    .option('--scheme <scheme>', 'the scheme, such as raci; found from the legend or the letters by default')
    .option('--team <name>', 'the name of the team; taken from the title or the file’s name by default')
    .option('--output <file>', 'write to a file')
    .action(async (file: string, options) => {
      const { importFile } = await import('./commands/import.ts');
      done(await importFile(host, file, options));
    });

  command('init', 'write a charter to start from')
    .argument('[file]', 'the file to write, or - for standard output', 'team.charter.yaml')
    .option(
      '--template <name>',
      `what to start from: ${listed(
        TEMPLATES.map(({ id }) => id),
        'or',
      )}`,
      'product-team',
    )
    .option('--force', 'overwrite the file if it is there')
    .action(async (file: string, options) => {
      const { init } = await import('./commands/init.ts');
      done(await init(host, file, options));
    });

  command('format', 'align and order what charters say, with their meaning and comments kept')
    .argument('[path...]', 'charters, folders, patterns, or - for standard input; everything below here by default')
    .option('--check', 'write nothing, and end with status 1 when a charter is not formatted')
    .action(async (paths: string[], options) => {
      const { format } = await import('./commands/format.ts');
      done(await format(host, paths, options));
    });

  command('explain', 'print the page of a rule')
    .argument('<code>', 'the code of the rule, such as split-accountability')
    .action(async (code: string) => {
      const { explain } = await import('./commands/rules.ts');
      done(explain(host, code));
    });

  command('rules', 'list the rules')
    .option('--format <format>', 'text or json', 'text')
    .action(async (options) => {
      const { rules } = await import('./commands/rules.ts');
      done(rules(host, options));
    });

  command('server', 'serve an editor that speaks the Language Server Protocol')
    .option('--stdio', 'over standard input and output, the only way there is')
    // Editors say more than they are asked for, such as the number of their process.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (options) => {
      const { server } = await import('./commands/server.ts');
      done(await server(host, options));
    });

  return program;
}

function gather(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

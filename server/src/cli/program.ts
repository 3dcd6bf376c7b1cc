/** The commands, their arguments and their options. The code of a command is loaded when it runs. */
import { Command, Option } from 'commander';
import { TEMPLATES } from '../charter/templates/index.ts';
import { VERSION } from '../version.ts';
import type { Host, Status } from './host.ts';
import { listed } from './phrases.ts';

/** Creates the parser. `charter help` and docs/cli.md list its commands and options. */
export function createProgram(host: Host, done: (status: Status) => void): Command {
  const program = new Command('charter')
    .description('Team charters as code: who owns what, checked.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.out.write(text),
      writeErr: (text) => host.err.write(text),
      outputError: () => {},
      getOutHelpWidth: () => host.out.columns ?? 100,
      getErrHelpWidth: () => host.err.columns ?? 100,
    });
  const command = (usage: string, description: string) => program.command(usage).description(description);

  command('check', 'find problems; with --fix, fix the safe ones')
    .argument('[path...]', 'charters, folders, patterns, or - for standard input; defaults to the current folder')
    .addOption(new Option('--format <format>', 'output format: pretty, json, github, sarif, junit or gitlab'))
    .option('--output <file>', 'write the problems to a file')
    .option('--fail-on <severity>', 'lowest severity that exits with status 1, or never', 'error')
    .option('--max-warnings <number>', 'exit with status 1 if there are more warnings')
    .option('--fix', 'apply the safe fixes, then report the remaining problems')
    .option('--dry-run', 'with --fix: print the changes, but do not write them')
    .option('--rule <code=severity>', 'set the severity of a rule and override all charters; may be repeated', gather)
    .option('--no-ignore-comments', 'also report problems that comments silence')
    .option('--today <date>', 'the date to use as today, as YYYY-MM-DD')
    .option('--stdin-filename <name>', 'the file name to report for standard input')
    .option('--quiet', 'report only errors')
    .action(async (paths: string[], options) => {
      const { check } = await import('./commands/check.ts');
      done(await check(host, paths, options));
    });

  command('matrix', 'print the tables of a charter')
    .argument('<file>', 'a charter, or - for standard input')
    .option('--as <format>', 'the format: text, markdown, csv, tsv, html, svg or json', 'text')
    .option('--by <whom>', 'one column per role or per person', 'role')
    .option('--table <scheme>', 'only one table, such as raci')
    .option('--output <file>', 'write to a file')
    .option('--check', 'with --output: write nothing, and exit with status 1 if the file is out of date')
    .action(async (file: string, options) => {
      const { matrix } = await import('./commands/matrix.ts');
      done(await matrix(host, file, options));
    });

  command('import', 'make a charter from a matrix in Markdown, CSV or TSV')
    .argument('<file>', 'the document, or - for standard input')
    .option('--scheme <scheme>', 'the scheme, such as raci; detected from the legend or the letters by default')
    .option('--team <name>', 'the name of the team; taken from the title or the file name by default')
    .option('--output <file>', 'write to a file')
    .action(async (file: string, options) => {
      const { importFile } = await import('./commands/import.ts');
      done(await importFile(host, file, options));
    });

  command('init', 'create a charter to start from')
    .argument('[file]', 'the file to write, or - for standard output', 'team.charter.yaml')
    .option(
      '--template <name>',
      `the template: ${listed(
        TEMPLATES.map(({ id }) => id),
        'or',
      )}`,
      'product-team',
    )
    .option('--force', 'overwrite an existing file')
    .action(async (file: string, options) => {
      const { init } = await import('./commands/init.ts');
      done(await init(host, file, options));
    });

  command('format', 'format charters without changing their meaning or comments')
    .argument('[path...]', 'charters, folders, patterns, or - for standard input; defaults to the current folder')
    .option('--check', 'write nothing, and exit with status 1 if a charter is not formatted')
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

  command('server', 'start the language server, for any editor')
    .option('--stdio', 'use standard input and output (required)')
    // Editors pass further options, such as their process id.
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

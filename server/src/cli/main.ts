/** Runs the command line. */
import { type Command, CommanderError } from 'commander';
import { printable } from '../text/printable.ts';
import { FAULT, type Host, REFUSED, Refusal, type Status, say } from './host.ts';
import { didYouMean } from './phrases.ts';
import { createProgram } from './program.ts';
import { sentenceFor } from './usage.ts';

/** Runs a command and returns its exit status. Never throws; prints errors on standard error. */
export async function main(args: readonly string[], host: Host): Promise<Status> {
  let status: Status = 0;
  const program = createProgram(host, (ended) => {
    status = ended;
  });
  try {
    if (args[0] === 'help') refuseHelpOnNothing(args[1], program);
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return afterUsage(error, host);
    if (error instanceof Refusal) {
      say(host, error.message);
      return REFUSED;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(host, 'This is a bug in Charter. Report it with the lines below and your command.');
    host.err.write(`${stack.split('\n').map(printable).join('\n')}\n`);
    return FAULT;
  }
}

/** Reports an unknown command after `help`. The parser would only print the general help. */
function refuseHelpOnNothing(name: string | undefined, program: Command): void {
  const names = program.commands.map((command) => command.name());
  if (name === undefined || name === 'help' || names.includes(name) || name.startsWith('-')) return;
  throw new Refusal(`There is no command “${name}”.${didYouMean(name, names)} “charter --help” lists the commands.`);
}

/** Returns the status for an error of the parser: success for help and version, otherwise wrong usage. */
function afterUsage(error: CommanderError, host: Host): Status {
  if (error.exitCode === 0) return 0;
  const sentence = sentenceFor(error);
  if (sentence !== undefined) say(host, sentence);
  return REFUSED;
}

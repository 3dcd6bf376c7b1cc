/** From the arguments of a process to its exit status. */
import { type Command, CommanderError } from 'commander';
import { printable } from '../text/printable.ts';
import { FAULT, type Host, REFUSED, Refusal, type Status, say } from './host.ts';
import { didYouMean } from './phrases.ts';
import { createProgram } from './program.ts';
import { sentenceFor } from './usage.ts';

/** Runs a command. It never throws: what goes wrong is said on standard error, and is the status. */
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
    say(host, 'This is a fault of Charter itself. Please report it, with the lines below and what you typed.');
    host.err.write(`${stack.split('\n').map(printable).join('\n')}\n`);
    return FAULT;
  }
}

/** The parser would print the help of everything instead, and say nothing of the command that there is not. */
function refuseHelpOnNothing(name: string | undefined, program: Command): void {
  const names = program.commands.map((command) => command.name());
  if (name === undefined || name === 'help' || names.includes(name) || name.startsWith('-')) return;
  throw new Refusal(`There is no command “${name}”.${didYouMean(name, names)} “charter --help” lists the commands.`);
}

/** Help and the version were asked for; anything else is wrong usage. */
function afterUsage(error: CommanderError, host: Host): Status {
  if (error.exitCode === 0) return 0;
  const sentence = sentenceFor(error);
  if (sentence !== undefined) say(host, sentence);
  return REFUSED;
}

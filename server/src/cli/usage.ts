/** Messages for wrong arguments. */
import type { CommanderError } from 'commander';

/** Returns the message for an error of the argument parser, or undefined if it showed the help. */
export function sentenceFor({ code, message }: CommanderError): string | undefined {
  const [, first = ''] = /'(.*?)'/s.exec(message) ?? [];
  const [, meant] = /\(Did you mean (?:one of )?(.*?)\?\)/s.exec(message) ?? [];
  const hint = meant === undefined ? '' : ` Did you mean “${meant.split(',')[0]}”?`;
  switch (code) {
    case 'commander.help':
      return undefined;
    case 'commander.unknownCommand':
      return `There is no command “${first}”.${hint} “charter --help” lists the commands.`;
    case 'commander.unknownOption':
      return `There is no option “${first}”.${hint} “charter help COMMAND” lists the options of a command.`;
    case 'commander.optionMissingArgument':
      return `The option “${first}” needs a value.`;
    case 'commander.missingArgument':
      return `The argument ${first.toUpperCase()} is missing. “charter help COMMAND” lists the arguments of a command.`;
    case 'commander.excessArguments': {
      const [, most, given] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? [];
      return `“charter ${first}” takes ${most === '0' ? 'no argument' : `${most} argument`}, not ${given}.`;
    }
    default:
      return message.replace(/^error: /, '');
  }
}

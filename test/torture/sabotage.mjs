// Takes the escaping out of one function: loaded before a file of tests, it makes the function give back what it is
// given. The tests have to notice. CHARTER_SABOTAGE is `file#function`; with `#no` behind it nothing is taken out, and
// the tests have to pass.
import { registerHooks } from 'node:module';

const [file = '', name = '', really = 'yes'] = (process.env.CHARTER_SABOTAGE ?? '').split('#');

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.endsWith(`/${file}`)) return loaded;
    const source = String(loaded.source);
    const pattern = new RegExp(`(export )?function ${name}\\(([^)]*)\\): string \\{`);
    if (!pattern.test(source)) throw new Error(`there is no function ${name} in ${file}`);
    return {
      ...loaded,
      source: source.replace(pattern, (head, _, parameters) => {
        const [first] = parameters.split(':');
        return `${head} if (${really === 'yes'} as boolean) return ${first};`;
      }),
    };
  },
});

// Takes the escaping out of one function: loaded before a file of tests, it makes the function give back what it is
// given. The tests have to notice. CHARTER_SABOTAGE is `file#function`; with `#no` behind it nothing is taken out, and
// the tests have to pass.
import { registerHooks } from 'node:module';

const [file = '', name = '', really = 'yes'] = (process.env.CHARTER_SABOTAGE ?? '').split('#');

/** A source with the escaping taken out, where it is the one. */
export function sabotaged(path, source) {
  if (!path.endsWith(`/${file}`)) return source;
  // The panel has no function that escapes: its texts become nodes. Here they become markup.
  if (file.endsWith('/dom.ts')) {
    const node = 'to.append(child)';
    if (!source.includes(node)) throw new Error(`there is no ${node} in ${file}`);
    if (really !== 'yes') return source;
    return source.replace(
      node,
      "typeof child === 'string' ? to.insertAdjacentHTML('beforeend', child) : to.append(child)",
    );
  }
  const pattern = new RegExp(`(export )?function ${name}\\(([^)]*)\\): string \\{`);
  if (!pattern.test(source)) throw new Error(`there is no function ${name} in ${file}`);
  return source.replace(pattern, (head, _, parameters) => {
    const [first] = parameters.split(':');
    return `${head} if (${really === 'yes'} as boolean) return ${first};`;
  });
}

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.endsWith(`/${file}`)) return loaded;
    return { ...loaded, source: sabotaged(url, String(loaded.source)) };
  },
});

// What is bundled for a browser is not loaded here, so its sources are handed over by the bundler.
if (file !== '') globalThis.charterSabotage = sabotaged;

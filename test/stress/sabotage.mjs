// Disables the escaping of one function: loaded before a test file, it makes the function return its argument. The
// tests must fail. CHARTER_SABOTAGE is `file#function`; with `#no` at the end nothing is disabled, and the tests must
// pass.
import { registerHooks } from 'node:module';

const [file = '', name = '', really = 'yes'] = (process.env.CHARTER_SABOTAGE ?? '').split('#');

/** The source with its escaping disabled, if it is the chosen file. */
export function sabotaged(path, source) {
  if (!path.endsWith(`/${file}`)) return source;
  // The panel has no escaping function, since its texts become nodes. Here they become markup.
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

// Code for a browser is bundled and not loaded here, so the bundler changes its sources.
if (file !== '') globalThis.charterSabotage = sabotaged;

// Packs what ships: the command line for npm, and the extension for VS Code.
//
//     node client/package.mjs                     builds, and packs both into dist
//     node client/package.mjs --vsix FILE         packs the extension alone, of what is built
import { execFileSync } from 'node:child_process';

const [, , option, file] = process.argv;

function run(program, args) {
  execFileSync(process.execPath, [program, ...args], { stdio: 'inherit' });
}

function packExtension(target) {
  run('node_modules/@vscode/vsce/vsce', [
    ...['package', '--no-dependencies', '--out', target],
    // Where the project is published is up to those who publish it; the README's links stay what they are.
    ...['--allow-missing-repository', '--no-rewrite-relative-links'],
  ]);
}

if (option === '--vsix') packExtension(file);
else {
  run('esbuild.mjs', ['--production']);
  execFileSync('npm', ['pack', '--pack-destination', 'dist'], { stdio: 'inherit' });
  packExtension('dist/charter.vsix');
}

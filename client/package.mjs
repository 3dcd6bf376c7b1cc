// Packs the command line for npm and the extension for VS Code.
//
//     node client/package.mjs                     builds, then packs both into dist
//     node client/package.mjs --vsix FILE         packs only the extension, without building
import { execFileSync } from 'node:child_process';

const [, , option, file] = process.argv;

function run(program, args) {
  execFileSync(process.execPath, [program, ...args], { stdio: 'inherit' });
}

function packExtension(target) {
  run('node_modules/@vscode/vsce/vsce', [
    ...['package', '--no-dependencies', '--out', target],
    // The address of the repository is not known yet, so vsce must not rewrite the links of the README.
    ...['--allow-missing-repository', '--no-rewrite-relative-links'],
    ...['--readme-path', 'client/README.md'],
  ]);
}

if (option === '--vsix') packExtension(file);
else {
  run('esbuild.mjs', ['--production']);
  execFileSync('npm', ['pack', '--pack-destination', 'dist'], { stdio: 'inherit' });
  packExtension('dist/charter.vsix');
}

// Loaded before a program: says on standard error, when it ends, how much memory it had at the most, in kilobytes.
process.on('exit', () => {
  require('node:fs').writeSync(2, `\npeak ${process.resourceUsage().maxRSS}\n`);
});

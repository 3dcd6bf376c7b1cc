#!/usr/bin/env node
/**
 * The language server's entry point for Node: `charter-language-server --stdio`, or started by an editor as a process
 * with a channel to it.
 */
import { serveProcess } from './node/serve.ts';

serveProcess(process.argv.slice(2));

#!/usr/bin/env node
/**
 * The language server's entry point for Node: `charter-language-server --stdio`, or started by an editor as a process
 * with a channel to it.
 */
import module from 'node:module';
import { serveProcess } from './node/serve.ts';

// What is compiled once is kept for the next start, where this Node can.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();

serveProcess(process.argv.slice(2), () => import('./node/rest.ts'));

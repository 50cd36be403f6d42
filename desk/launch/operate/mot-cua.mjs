#!/usr/bin/env node
// The program `mot-cua` of package.json: the sources run as they are.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');

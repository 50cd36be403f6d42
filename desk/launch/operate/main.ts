import { main } from './mot-cua.ts';

void main();

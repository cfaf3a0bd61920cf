import type { Args } from './script.js';
import type { World } from './world.js';

/** Runs one command in the world and tells in lines what came of it. */
type ScriptCommand = (world: World, args: Args) => readonly string[];

export type CommandTable = Readonly<Record<string, ScriptCommand>>;

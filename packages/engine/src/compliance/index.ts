// Tests that every engine has to pass.
export { engineCompliance } from './compliance.js';
export type { ComplianceRunner, EngineFactory } from './compliance.js';

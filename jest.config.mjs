import { mkdirSync } from 'node:fs'

// Jest does not make the folder of --outputFile; .ci/run reads the results there.
mkdirSync(new URL('node_modules/.cache/seal-gate', import.meta.url), { recursive: true })

// A busy machine would print lines of progress into output that is compared. What a test starts inherits this.
process.env['SEAL_GATE_PROGRESS'] = 'off'

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    'src/report/html/assets\\.ts$': '<rootDir>/scripts/jest-page.ts',
    '^.+\\.ts$': '<rootDir>/scripts/jest-transform.ts'
  },
  // As the build does.
  moduleNameMapper: { '^@secretlint/profiler$': '<rootDir>/scripts/no-profiler.ts' },
  testSequencer: '<rootDir>/scripts/jest-sequencer.ts',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  // A last guard only: how long a test takes depends on what else the machine does.
  testTimeout: 900_000
}

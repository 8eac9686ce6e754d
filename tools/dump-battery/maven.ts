import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { home, run } from './programs.ts'
import type { Place, Recipe } from './shelf.ts'

interface Jar {
  readonly name: string
  readonly artifacts: readonly string[]
  /** Files of the archives, in the order in which they are run. */
  readonly files: readonly string[]
}

const JARS: readonly Jar[] = [
  {
    name: 'camunda',
    artifacts: ['org.camunda.bpm:camunda-engine:7.23.0'],
    files: ['engine', 'history', 'identity', 'case.engine', 'case.history', 'decision.engine', 'decision.history'].map(
      part => `org/camunda/bpm/engine/db/create/activiti.postgres.create.${part}.sql`
    )
  },
  {
    name: 'activiti',
    artifacts: ['org.activiti:activiti-engine:7.1.0.M6'],
    files: ['engine', 'history'].map(part => `org/activiti/db/create/activiti.postgres.create.${part}.sql`)
  },
  {
    name: 'quartz',
    artifacts: ['org.quartz-scheduler:quartz:2.5.2'],
    files: ['org/quartz/impl/jdbcjobstore/tables_postgres.sql']
  },
  {
    name: 'spring batch',
    artifacts: ['org.springframework.batch:spring-batch-core:5.2.6'],
    files: ['org/springframework/batch/core/schema-postgresql.sql']
  },
  {
    name: 'spring session',
    artifacts: ['org.springframework.session:spring-session-jdbc:3.5.7'],
    files: ['org/springframework/session/jdbc/schema-postgresql.sql']
  },
  {
    name: 'spring integration',
    artifacts: ['org.springframework.integration:spring-integration-jdbc:6.5.5'],
    files: ['org/springframework/integration/jdbc/schema-postgresql.sql']
  },
  {
    name: 'hapi fhir',
    artifacts: ['ca.uhn.hapi.fhir:hapi-fhir-jpaserver-base:8.0.0'],
    files: ['ca/uhn/hapi/fhir/jpa/docs/database/nonpartitioned/postgres.sql']
  },
  {
    name: 'hapi fhir partitioned',
    artifacts: ['ca.uhn.hapi.fhir:hapi-fhir-jpaserver-base:8.0.0'],
    files: ['ca/uhn/hapi/fhir/jpa/docs/database/partitioned/postgres.sql']
  },
  {
    name: 'flowable',
    artifacts: ['org.flowable:flowable-engine-common:7.1.0', 'org.flowable:flowable-engine:7.1.0'],
    files: [
      'org/flowable/common/db/create/flowable.postgres.create.common.sql',
      'org/flowable/db/create/flowable.postgres.create.engine.sql',
      'org/flowable/db/create/flowable.postgres.create.history.sql'
    ]
  }
]

export function mavenRecipes(): Recipe[] {
  return JARS.map(({ name, artifacts, files }) => ({
    name,
    tool: 'SQL in a jar',
    make: place => {
      const jars = artifacts.map(artifact => jarOf(place, artifact))
      for (const file of files) place.source.script(place.database, textOf(place.root, jars, file))
    }
  }))
}

/** The file of the first archive that has it. */
function textOf(root: string, jars: readonly string[], path: string): string {
  for (const jar of jars) {
    try {
      return run('unzip', ['-p', jar, path], { cwd: root })
    } catch {
      // it is in another one
    }
  }
  throw new Error(`no archive has ${path}`)
}

/** Path of an archive of Maven Central. */
function jarOf({ root }: Pick<Place, 'root'>, artifact: string): string {
  const [group = '', name = '', version = ''] = artifact.split(':')
  const repository = join(root, 'installed', 'maven')
  const jar = join(repository, ...group.split('.'), name, version, `${name}-${version}.jar`)
  if (!existsSync(jar)) {
    const args = ['-q', 'dependency:get', `-Dmaven.repo.local=${repository}`, `-Dartifact=${artifact}`, '-Dtransitive=false']
    run('mvn', args, { cwd: root, env: home() })
  }
  return jar
}

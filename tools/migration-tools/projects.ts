// One small project per migration tool: a first migration, which production has, and a second one that changes tables and rows.

/** How a tool is installed, and a project for it. */
export interface Project {
  readonly name: string
  /** Commands that install it into the project's folder. */
  readonly install: readonly (readonly string[])[]
  readonly version: readonly string[]
  /** Where the version is in what that prints; the first one if this is absent. */
  readonly versionIn?: RegExp
  readonly files: Readonly<Record<string, string>>
  /** The same with a rollback that leaves something. */
  readonly wrong: Readonly<Record<string, string>>
  readonly env: readonly string[]
  /** What production has run already. */
  readonly base: string
  readonly apply: string
  readonly rollback: string
  /** A script instead of a command, for a tool that cannot undo. */
  readonly rollbackFile?: string
}

export const CUSTOMER = `create table customer (id serial primary key, name text not null, mail varchar(80));
insert into customer (name, mail) values ('Ada', 'ada@example.org'), ('Ben', null), ('Eve', 'eve@example.org');`
export const UP = `alter table customer add column active boolean not null default true;
update customer set active = false where mail is null;
create table address (id serial primary key, customer_id int not null references customer, city text);
create index customer_by_mail on customer (lower(mail));`
export const DOWN = `drop index customer_by_mail;
drop table address;
alter table customer drop column active;`
export const WITHOUT_INDEX = DOWN.replace('drop index customer_by_mail;\n', '')

const python = (sql: string, indent: string) =>
  sql
    .split(/;\n?/)
    .filter(Boolean)
    .map(statement => `${indent}op.execute(${JSON.stringify(statement)})`)
    .join('\n')
const alembicVersion = (down: string) => `from alembic import op
revision = '0002'
down_revision = '0001'

def upgrade():
${python(UP, '    ')}

def downgrade():
${python(down, '    ')}
`

const PIP = (...packages: string[]) => [
  ['python3', '-m', 'venv', '.venv'],
  ['.venv/bin/pip', 'install', '--quiet', ...packages]
]
const NPM = (...packages: string[]) => [
  ['npm', 'init', '--yes'],
  ['npm', 'install', '--silent', '--no-audit', '--no-fund', ...packages]
]

const alembic: Project = {
  name: 'Alembic',
  install: PIP('alembic', 'psycopg[binary]'),
  version: ['.venv/bin/alembic', '--version'],
  files: {
    'alembic.ini': '[alembic]\nscript_location = migrations\n',
    'migrations/env.py': `import os
from alembic import context
from sqlalchemy import create_engine, pool

engine = create_engine(os.environ['DATABASE_URL'].replace('postgresql:', 'postgresql+psycopg:', 1), poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
`,
    'migrations/versions/0001.py': `from alembic import op
revision = '0001'
down_revision = None

def upgrade():
${python(CUSTOMER, '    ')}

def downgrade():
    op.drop_table('customer')
`,
    'migrations/versions/0002.py': alembicVersion(DOWN)
  },
  wrong: { 'migrations/versions/0002.py': alembicVersion(WITHOUT_INDEX) },
  env: [],
  base: '.venv/bin/alembic upgrade 0001',
  apply: '.venv/bin/alembic upgrade head',
  rollback: '.venv/bin/alembic downgrade -1'
}

const djangoMigration = (reverse: string) => `from django.db import migrations, models

def close(apps, schema_editor):
    apps.get_model('shop', 'Customer').objects.filter(mail=None).update(active=False)

class Migration(migrations.Migration):
    dependencies = [('shop', '0001_initial')]
    operations = [
        migrations.AddField('customer', 'active', models.BooleanField(default=True)),
        migrations.RunPython(close, migrations.RunPython.noop),
        migrations.RunSQL('create index by_name on shop_customer (upper(name))', ${reverse}),
        migrations.CreateModel('Address', [
            ('id', models.BigAutoField(primary_key=True)),
            ('city', models.TextField()),
            ('customer', models.ForeignKey('shop.Customer', models.CASCADE)),
        ]),
    ]
`

const django: Project = {
  name: 'Django',
  install: PIP('django', 'psycopg[binary]'),
  version: ['.venv/bin/python', '-m', 'django', '--version'],
  files: {
    'manage.py': `import os, sys
from django.core.management import execute_from_command_line

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')
execute_from_command_line(sys.argv)
`,
    'settings.py': `import os

SECRET_KEY = os.environ['SECRET_KEY']
INSTALLED_APPS = ['shop']
USE_TZ = True
DATABASES = {'default': {
    'ENGINE': 'django.db.backends.postgresql',
    'HOST': os.environ['PGHOST'], 'PORT': os.environ['PGPORT'], 'USER': os.environ['PGUSER'], 'NAME': os.environ['PGDATABASE'],
}}
`,
    'shop/__init__.py': '',
    'shop/migrations/__init__.py': '',
    'shop/models.py': `from django.db import models

class Customer(models.Model):
    id = models.BigAutoField(primary_key=True)
    name = models.TextField()
    mail = models.CharField(max_length=80, null=True)
    active = models.BooleanField(default=True)

class Address(models.Model):
    id = models.BigAutoField(primary_key=True)
    city = models.TextField()
    customer = models.ForeignKey(Customer, models.CASCADE)
`,
    'shop/migrations/0001_initial.py': `from django.db import migrations, models

def fill(apps, schema_editor):
    for name, mail in [('Ada', 'ada@example.org'), ('Ben', None)]:
        apps.get_model('shop', 'Customer').objects.create(name=name, mail=mail)

class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel('Customer', [
            ('id', models.BigAutoField(primary_key=True)),
            ('name', models.TextField()),
            ('mail', models.CharField(max_length=80, null=True)),
        ]),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
`,
    'shop/migrations/0002_active.py': djangoMigration("'drop index by_name'")
  },
  wrong: { 'shop/migrations/0002_active.py': djangoMigration("''") },
  env: ['SECRET_KEY=only-for-the-rehearsal'],
  base: '.venv/bin/python manage.py migrate shop 0001',
  apply: '.venv/bin/python manage.py migrate shop 0002',
  rollback: '.venv/bin/python manage.py migrate shop 0001'
}

const knexMigration = (up: string, down: string) =>
  `exports.up = knex => knex.raw(${JSON.stringify(up)})\nexports.down = knex => knex.raw(${JSON.stringify(down)})\n`

const knex: Project = {
  name: 'knex',
  install: NPM('knex', 'pg'),
  version: ['node_modules/.bin/knex', '--version'],
  files: {
    'knexfile.js': "module.exports = { client: 'pg', connection: process.env.DATABASE_URL }\n",
    'migrations/001_customer.js': knexMigration(CUSTOMER, 'drop table customer'),
    'migrations/002_active.js': knexMigration(UP, DOWN)
  },
  wrong: { 'migrations/002_active.js': knexMigration(UP, WITHOUT_INDEX) },
  env: [],
  base: 'node_modules/.bin/knex migrate:up 001_customer.js',
  apply: 'node_modules/.bin/knex migrate:latest',
  rollback: 'node_modules/.bin/knex migrate:rollback'
}

const nodePgMigrate: Project = {
  name: 'node-pg-migrate',
  install: NPM('node-pg-migrate', 'pg'),
  version: ['npm', 'ls', '--parseable', '--long', 'node-pg-migrate'],
  files: {
    'migrations/1_customer.js': `exports.up = pgm => pgm.sql(${JSON.stringify(CUSTOMER)})\nexports.down = pgm => pgm.dropTable('customer')\n`,
    'migrations/2_active.js': `exports.up = pgm => pgm.sql(${JSON.stringify(UP)})\nexports.down = pgm => pgm.sql(${JSON.stringify(DOWN)})\n`
  },
  wrong: {
    'migrations/2_active.js': `exports.up = pgm => pgm.sql(${JSON.stringify(UP)})\nexports.down = pgm => pgm.sql(${JSON.stringify(WITHOUT_INDEX)})\n`
  },
  env: [],
  base: 'node_modules/.bin/node-pg-migrate up 1',
  apply: 'node_modules/.bin/node-pg-migrate up',
  rollback: 'node_modules/.bin/node-pg-migrate down'
}

const gooseFile = (up: string, down: string) => `-- +goose Up\n${up}\n\n-- +goose Down\n${down}\n`
const GO = ['env', 'GOBIN=$PWD/.go', 'go', 'install'] as const

const goose: Project = {
  name: 'goose',
  install: [
    [
      ...GO,
      '-tags',
      'no_mysql no_sqlite3 no_mssql no_clickhouse no_ydb no_libsql no_vertica no_duckdb no_starrocks',
      'github.com/pressly/goose/v3/cmd/goose@latest'
    ]
  ],
  version: ['.go/goose', '--version'],
  files: {
    'migrations/1_customer.sql': gooseFile(CUSTOMER, 'drop table customer;'),
    'migrations/2_active.sql': gooseFile(UP, DOWN)
  },
  wrong: { 'migrations/2_active.sql': gooseFile(UP, WITHOUT_INDEX) },
  env: [
    'GOOSE_DRIVER=postgres',
    'GOOSE_DBSTRING=host=127.0.0.1 user=rehearsal_change dbname=rehearsal',
    'GOOSE_MIGRATION_DIR=migrations'
  ],
  base: '.go/goose up-to 1',
  apply: '.go/goose up',
  rollback: '.go/goose down'
}

const URL = 'postgresql://rehearsal_change@127.0.0.1:5432/rehearsal?sslmode=disable'
const golangMigrate: Project = {
  name: 'golang-migrate',
  install: [[...GO, '-tags', 'postgres', 'github.com/golang-migrate/migrate/v4/cmd/migrate@latest']],
  version: ['go', 'version', '-m', '.go/migrate'],
  versionIn: /golang-migrate\/migrate\/v4\s+v(\S+)/,
  files: {
    'migrations/1_customer.up.sql': CUSTOMER,
    'migrations/1_customer.down.sql': 'drop table customer;',
    'migrations/2_active.up.sql': UP,
    'migrations/2_active.down.sql': DOWN
  },
  wrong: { 'migrations/2_active.down.sql': WITHOUT_INDEX },
  env: [],
  base: `.go/migrate -path migrations -database '${URL}' up 1`,
  apply: `.go/migrate -path migrations -database '${URL}' up 1`,
  rollback: `.go/migrate -path migrations -database '${URL}' down 1`
}

const dbmateFile = (up: string, down: string) => `-- migrate:up\n${up}\n\n-- migrate:down\n${down}\n`
const dbmate: Project = {
  name: 'dbmate',
  install: NPM('dbmate'),
  version: ['node_modules/.bin/dbmate', '--version'],
  files: {
    'db/migrations/1_customer.sql': dbmateFile(CUSTOMER, 'drop table customer;'),
    'later/2_active.sql': dbmateFile(UP, DOWN)
  },
  wrong: { 'later/2_active.sql': dbmateFile(UP, WITHOUT_INDEX) },
  env: [`DATABASE_URL=${URL}`, 'DBMATE_NO_DUMP_SCHEMA=true'],
  base: 'node_modules/.bin/dbmate --migrations-dir db/migrations migrate',
  apply: 'node_modules/.bin/dbmate --migrations-dir db/migrations --migrations-dir later migrate',
  rollback: 'node_modules/.bin/dbmate --migrations-dir db/migrations --migrations-dir later rollback'
}

const flywayUndo = (down: string) => `${down}\ndelete from flyway_schema_history where version = '2';\n`
const flyway: Project = {
  name: 'Flyway',
  install: [
    [
      'mvn',
      '-q',
      '-B',
      'dependency:copy',
      '-Dartifact=org.flywaydb:flyway-commandline:10.22.0:tar.gz',
      '-DoutputDirectory=.',
      '-Dmdep.stripVersion=true'
    ],
    ['mkdir', 'flyway'],
    ['tar', '-xzf', 'flyway-commandline.tar.gz', '-C', 'flyway', '--strip-components=1'],
    ['chmod', '-R', 'a+rX', 'flyway']
  ],
  version: ['flyway/flyway', '-v'],
  versionIn: /Edition (\S+)/,
  files: { 'sql/V1__customer.sql': CUSTOMER, 'sql/V2__active.sql': UP, 'undo.sql': flywayUndo(DOWN) },
  wrong: { 'undo.sql': flywayUndo(WITHOUT_INDEX) },
  env: [
    'FLYWAY_URL=jdbc:postgresql://127.0.0.1:5432/rehearsal',
    'FLYWAY_USER=rehearsal_change',
    'REDGATE_DISABLE_TELEMETRY=true',
    'FLYWAY_LOCATIONS=filesystem:sql'
  ],
  base: 'flyway/flyway migrate -target=1',
  apply: 'flyway/flyway migrate',
  rollback: '',
  rollbackFile: 'undo.sql'
}

const PRISMA_ENGINE = `  engine: 'js',
  experimental: { adapter: true },
  adapter: async () => new PrismaPg({ connectionString: process.env.DATABASE_URL })
})
`
const prismaConfig = (path: string) => `import { defineConfig } from 'prisma/config'
import { PrismaPg } from '@prisma/adapter-pg'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: '${path}' },
${PRISMA_ENGINE}`
const prismaSchema = (more: string) => `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model customer {
  id   Int     @id @default(autoincrement())
  name String
  mail String? @db.VarChar(80)
${more}}
`
const PRISMA_LOCK = 'provider = "postgresql"\n'
/** The engine of the command line in WebAssembly, since the other one is downloaded when it is installed. */
const PRISMA: Pick<Project, 'install' | 'version' | 'env' | 'base' | 'apply' | 'rollback'> = {
  install: [
    ['npm', 'init', '--yes'],
    ['npm', 'install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', 'prisma@6', '@prisma/adapter-pg@6', 'pg']
  ],
  version: ['npm', 'ls', '--parseable', '--long', 'prisma'],
  // So that it downloads no engine: neither is started.
  env: ['PRISMA_SCHEMA_ENGINE_BINARY=/bin/true', 'PRISMA_QUERY_ENGINE_LIBRARY=/bin/true'],
  base: 'node_modules/.bin/prisma migrate deploy --config base.config.mjs',
  apply: 'node_modules/.bin/prisma migrate deploy',
  rollback: ''
}
const PRISMA_FILES = {
  'prisma.config.mjs': prismaConfig('prisma/migrations'),
  'base.config.mjs': prismaConfig('base'),
  'base/migration_lock.toml': PRISMA_LOCK,
  'base/1_customer/migration.sql': CUSTOMER,
  'prisma/migrations/migration_lock.toml': PRISMA_LOCK,
  'prisma/migrations/1_customer/migration.sql': CUSTOMER
}
const prismaUndo = (down: string) => `${down}\ndelete from _prisma_migrations where migration_name = '2_active';\n`
const prisma: Project = {
  ...PRISMA,
  name: 'Prisma',
  files: {
    ...PRISMA_FILES,
    'prisma/schema.prisma': prismaSchema('  active Boolean @default(true)\n'),
    'prisma/migrations/2_active/migration.sql': UP,
    'undo.sql': prismaUndo(DOWN)
  },
  wrong: { 'undo.sql': prismaUndo(WITHOUT_INDEX) },
  rollbackFile: 'undo.sql'
}
/** Its rollback is written by Prisma: the difference from the schema after the change to the one before it. */
const prismaDiff: Project = {
  ...PRISMA,
  name: 'Prisma-diff',
  install: [
    ...PRISMA.install,
    [
      'sh',
      '-c',
      `PRISMA_SCHEMA_ENGINE_BINARY=/bin/true PRISMA_QUERY_ENGINE_LIBRARY=/bin/true DATABASE_URL=postgresql://none node_modules/.bin/prisma migrate diff --from-schema-datamodel prisma/schema.prisma --to-schema-datamodel before.prisma --script > undo.sql
echo "delete from _prisma_migrations where migration_name = '2_active';" >> undo.sql`
    ]
  ],
  files: {
    ...PRISMA_FILES,
    'before.prisma': prismaSchema(''),
    'prisma/schema.prisma': prismaSchema('  active Boolean @default(true)\n  @@index([mail])\n'),
    'prisma/migrations/2_active/migration.sql':
      'alter table customer add column active boolean not null default true;\ncreate index customer_mail_idx on customer (mail);\nupdate customer set active = false where mail is null;\n'
  },
  wrong: { 'undo.sql': prismaUndo('alter table customer drop column active;') },
  rollbackFile: 'undo.sql'
}

const railsMigration = (name: string, up: string, down: string) => `class ${name} < ActiveRecord::Migration[6.1]
  def up
    execute <<~SQL
${up}
    SQL
  end

  def down
    execute <<~SQL
${down}
    SQL
  end
end
`
const ACTIVE_RB = 'db/migrate/20260102000000_add_active.rb'
const rails: Project = {
  name: 'Rails',
  // Debian's packages ruby-activerecord, ruby-railties and ruby-pg.
  install: [],
  version: ['ruby', '-e', 'require "rails"; puts Rails.version'],
  files: {
    'bin/rails': "APP_PATH = File.expand_path('../config/application', __dir__)\nrequire 'rails/commands'\n",
    Rakefile: "require_relative 'config/application'\nRails.application.load_tasks\n",
    'config/application.rb': `require 'rails'
require 'active_record/railtie'

class Shop < Rails::Application
  config.load_defaults 6.1
  config.eager_load = false
  config.logger = Logger.new($stderr)
  config.active_record.schema_format = :sql
  config.active_record.dump_schema_after_migration = false
end
`,
    'config/environment.rb': "require_relative 'application'\nRails.application.initialize!\n",
    'config/database.yml': 'production:\n  adapter: postgresql\n',
    'db/migrate/20260101000000_create_customer.rb': railsMigration('CreateCustomer', CUSTOMER, 'drop table customer;'),
    [ACTIVE_RB]: railsMigration('AddActive', UP, DOWN)
  },
  wrong: { [ACTIVE_RB]: railsMigration('AddActive', UP, WITHOUT_INDEX) },
  env: ['RAILS_ENV=production', 'SECRET_KEY_BASE=only-for-the-rehearsal'],
  base: 'ruby bin/rails db:migrate:up VERSION=20260101000000',
  apply: 'ruby bin/rails db:migrate',
  rollback: 'ruby bin/rails db:rollback'
}

const typeormMigration = (name: string, up: string, down: string) => `module.exports = class ${name} {
  up(runner) { return runner.query(${JSON.stringify(up)}) }
  down(runner) { return runner.query(${JSON.stringify(down)}) }
}
`
const typeormSource = (migrations: string) =>
  `module.exports = new (require('typeorm').DataSource)({ type: 'postgres', url: process.env.DATABASE_URL, migrations: ['${migrations}'] })\n`
const typeorm: Project = {
  name: 'TypeORM',
  install: NPM('typeorm', 'pg'),
  version: ['npm', 'ls', '--parseable', '--long', 'typeorm'],
  files: {
    'source.js': typeormSource('migrations/*.js'),
    'base.js': typeormSource('migrations/1*.js'),
    'migrations/1-customer.js': typeormMigration('Customer1700000000001', CUSTOMER, 'drop table customer'),
    'migrations/2-active.js': typeormMigration('Active1700000000002', UP, DOWN)
  },
  wrong: { 'migrations/2-active.js': typeormMigration('Active1700000000002', UP, WITHOUT_INDEX) },
  env: [],
  base: 'node_modules/.bin/typeorm migration:run -d base.js',
  apply: 'node_modules/.bin/typeorm migration:run -d source.js',
  rollback: 'node_modules/.bin/typeorm migration:revert -d source.js'
}

const sequelizeMigration = (up: string, down: string) => `module.exports = {
  up: queries => queries.sequelize.query(${JSON.stringify(up)}),
  down: queries => queries.sequelize.query(${JSON.stringify(down)})
}
`
const sequelize: Project = {
  name: 'Sequelize',
  install: NPM('sequelize', 'sequelize-cli', 'pg'),
  version: ['npm', 'ls', '--parseable', '--long', 'sequelize'],
  files: {
    'config/config.js': "module.exports = { production: { use_env_variable: 'DATABASE_URL', dialect: 'postgres' } }\n",
    'migrations/1-customer.js': sequelizeMigration(CUSTOMER, 'drop table customer'),
    'migrations/2-active.js': sequelizeMigration(UP, DOWN)
  },
  wrong: { 'migrations/2-active.js': sequelizeMigration(UP, WITHOUT_INDEX) },
  env: ['NODE_ENV=production'],
  base: 'node_modules/.bin/sequelize-cli db:migrate --to 1-customer.js',
  apply: 'node_modules/.bin/sequelize-cli db:migrate',
  rollback: 'node_modules/.bin/sequelize-cli db:migrate:undo'
}

const liquibaseFile = (down: string) => `--liquibase formatted sql

--changeset me:1
${CUSTOMER}
--rollback drop table customer;

--changeset me:2
${UP}
${down.replace(/^/gm, '--rollback ')}
`
const LIQUIBASE = `bash node_modules/liquibase/dist/liquibase/liquibase --url=jdbc:postgresql://127.0.0.1:5432/rehearsal --username=rehearsal_change --changelog-file=changelog.sql`
const liquibase: Project = {
  name: 'Liquibase',
  install: NPM('liquibase'),
  version: ['npm', 'ls', '--parseable', '--long', 'liquibase'],
  files: { 'changelog.sql': liquibaseFile(DOWN) },
  wrong: { 'changelog.sql': liquibaseFile(WITHOUT_INDEX) },
  env: [],
  base: `${LIQUIBASE} update-count 1`,
  apply: `${LIQUIBASE} update`,
  rollback: `${LIQUIBASE} rollback-count 1`
}

export const PROJECTS: readonly Project[] = [
  alembic,
  django,
  knex,
  nodePgMigrate,
  goose,
  golangMigrate,
  dbmate,
  flyway,
  prisma,
  prismaDiff,
  rails,
  typeorm,
  sequelize,
  liquibase
]

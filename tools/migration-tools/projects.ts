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

const CUSTOMER = `create table customer (id serial primary key, name text not null, mail varchar(80));
insert into customer (name, mail) values ('Ada', 'ada@example.org'), ('Ben', null), ('Eve', 'eve@example.org');`
const UP = `alter table customer add column active boolean not null default true;
update customer set active = false where mail is null;
create table address (id serial primary key, customer_id int not null references customer, city text);
create index customer_by_mail on customer (lower(mail));`
const DOWN = `drop index customer_by_mail;
drop table address;
alter table customer drop column active;`
const WITHOUT_INDEX = DOWN.replace('drop index customer_by_mail;\n', '')

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

export const PROJECTS: readonly Project[] = [alembic, django, knex, nodePgMigrate, goose, golangMigrate, dbmate, flyway]

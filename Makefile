# Rozcestník.  "make help" lists what there is to make.
.DEFAULT_GOAL := dev
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
# Generated files are kept: other rules include them without naming them.
.SECONDARY:
# One short line a file; make V=1 shows the commands.
Q := $(if $(V),,@)

B     ?= build
CC    ?= gcc
MODE  ?= dev
O     := $(B)/$(MODE)
GEN   := $(B)/gen
TOOLS := $(B)/tools

LIBS := libmicrohttpd sqlite3 libpq libsodium libutf8proc icu-i18n icu-uc jansson libcurl zlib libzip expat \
        libqrencode md4c libturbojpeg libpng harfbuzz harfbuzz-subset
WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2 \
        -Wno-missing-field-initializers -Wno-format-nonliteral -Werror
BASE := -std=gnu17 -D_GNU_SOURCE -g -pthread -fno-strict-aliasing -Ilib -I. -I$(GEN)
CFLAGS_dev     := -O1 -DDEV_PAGES -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
CFLAGS_release := -O2 -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2
CFLAGS_fuzz    := -O1 -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
                  -fno-sanitize-recover=undefined
LDFLAGS_dev     := -fsanitize=address,undefined
LDFLAGS_release := -pie -Wl,-z,relro,-z,now
LDFLAGS_fuzz    := -fsanitize=fuzzer,address,undefined
CFLAGS  := $(BASE) $(WARN) $(CFLAGS_$(MODE)) $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
LDLIBS  := $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lm

# ---- what there is ----------------------------------------------------------
SQL   := $(wildcard app/*/*.sql lib/*/*.sql)
TABLES := $(wildcard lib/db/tables.sql lib/jobs/tables.sql) \
          $(wildcard $(foreach f,site territory people trace office translations catalogue upkeep news pages exchange signpost shortlist groups voices needs planning council assessment,app/$(f)/tables.sql))
QUERIES := $(filter-out %/tables.sql %_test.sql,$(SQL))
TEST_SQL := $(filter %_test.sql,$(SQL))
HTML  := $(wildcard app/*/*.html ui/*/*.html)
PO    := $(wildcard lang/*.po)
SRC   := $(wildcard lib/*/*.c app/*.c app/*/*.c ui/*.c ui/*/*.c)
TESTS := $(filter %_test.c,$(SRC))
SRC   := $(filter-out %_test.c,$(SRC))
GEN_C := $(QUERIES:%=$(GEN)/%.c) $(HTML:%=$(GEN)/%.c) $(PO:%=$(GEN)/%.c) \
         $(GEN)/schema.c $(GEN)/queries.c $(GEN)/assets.c $(GEN)/data.c
GEN_H := $(QUERIES:%=$(GEN)/%.h) $(TEST_SQL:%=$(GEN)/%.h) $(HTML:%=$(GEN)/%.h)

OBJ      := $(SRC:%.c=$(O)/%.o) $(GEN_C:$(GEN)/%.c=$(O)/gen/%.o)
PROGRAM  := $(O)/rozcestnik
CHECK    := $(O)/check

.PHONY: bench bench-search bench-plan lighthouse fuzz fuzz-build help dev release program check-build check clean rules generators pot po assets check-browser

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 20

dev: program check-build ## the program and its tests with sanitizers, in build/dev
release: ## the program as it is installed: build/release/rozcestnik
	@$(MAKE) --no-print-directory MODE=release program
program: $(PROGRAM)
check-build: $(CHECK)

$(PROGRAM): $(OBJ) $(O)/main.o
	@echo "  link  $@"
	$(Q)$(CC) $(LDFLAGS_$(MODE)) -pthread $^ $(LDLIBS) -o $@
$(CHECK): $(OBJ) $(TESTS:%.c=$(O)/%.o) $(TEST_SQL:%=$(O)/gen/%.o) $(O)/tests/check.o
	@echo "  link  $@"
	$(Q)$(CC) $(LDFLAGS_$(MODE)) -pthread $^ $(LDLIBS) -o $@

# ---- C ----------------------------------------------------------------------
# Generated headers must stand before the first object; afterwards .d files know.
$(O)/%.o: %.c | $(GEN_H)
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c $< -o $@
$(O)/gen/%.o: $(GEN)/%.c | $(GEN_H)
	@mkdir -p $(@D)
	@echo "  cc    $<"
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c $< -o $@
-include $(OBJ:.o=.d) $(TESTS:%.c=$(O)/%.d) $(O)/main.d $(O)/tests/check.d $(O)/tests/bench/make_pdf.d

# ---- generators -------------------------------------------------------------
$(TOOLS)/%: tools/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=gnu17 -D_GNU_SOURCE -O1 -g -Wall -Wextra -Werror -Wno-unknown-warning-option -Wno-format-truncation $< -lsqlite3 -lz -o $@
$(GEN)/%.sql.h $(GEN)/%.sql.c: %.sql $(TOOLS)/sqlgen $(TABLES)
	@mkdir -p $(@D)
	$(Q)$(TOOLS)/sqlgen $(TABLES) -- $< $(GEN)/$*.sql.h $(GEN)/$*.sql.c
$(GEN)/%.html.h $(GEN)/%.html.c: %.html $(TOOLS)/tmplgen
	@mkdir -p $(@D)
	$(Q)$(TOOLS)/tmplgen $< $(GEN)/$*.html.h $(GEN)/$*.html.c
$(GEN)/%.po.c: %.po $(TOOLS)/msggen
	@mkdir -p $(@D)
	$(Q)$(TOOLS)/msggen $< > $@
# Every feature's tables and migrations as text, and every query of the program.
$(GEN)/schema.c: $(TABLES) $(wildcard app/*/migrations/*.sql) tools/schema.sh
	@mkdir -p $(@D)
	$(Q)tools/schema.sh $(TABLES) > $@
$(GEN)/queries.c: $(QUERIES) tools/queries.sh
	@mkdir -p $(@D)
	$(Q)tools/queries.sh $(QUERIES) > $@
$(GEN)/assets.c: $(TOOLS)/embed $(B)/assets/made
	$(Q)$(TOOLS)/embed $(B)/assets /assets/ asset_find > $@
$(GEN)/data.c: $(TOOLS)/embed $(wildcard data/*/*)
	@mkdir -p $(@D)
	$(Q)$(TOOLS)/embed data "" data_find > $@

# ---- what a browser gets ------------------------------------------------------
STYLES := $(wildcard ui/styles/*.scss ui/*/*.scss)
SERVED := $(wildcard ui/js/*.js ui/icons/*.svg)
# Only the page of the map asks for them, and only where tiles are configured.
LEAFLET := node_modules/leaflet/dist/leaflet.js node_modules/leaflet/dist/leaflet.css
assets: $(B)/assets/made ## the stylesheet, scripts and icons, in build/assets
$(B)/assets/made: $(STYLES) $(SERVED) package-lock.json | node_modules/.package-lock.json
	@mkdir -p $(@D)
	@echo "  sass  ui/styles/app.scss"
	$(Q)node_modules/.bin/sass --no-source-map --style=compressed --load-path=node_modules ui/styles/app.scss $(@D)/app.css
	$(Q)node_modules/.bin/sass --no-source-map --style=compressed --load-path=node_modules ui/styles/kiosk.scss $(@D)/kiosk.css
	$(Q)cp $(SERVED) $(LEAFLET) $(@D)/
	$(Q)touch $@
# What the stylesheet is made from, and what else the tests of pages need.
node_modules/.package-lock.json: package-lock.json .npmrc
	@echo "  npm   for the stylesheet"
	$(Q)npm ci --omit=dev --loglevel=error
	$(Q)touch $@
node_modules/.tests: package-lock.json .npmrc
	@echo "  npm   for the tests"
	$(Q)npm ci --loglevel=error
	$(Q)touch node_modules/.package-lock.json $@
check-browser: node_modules/.tests ## the pages in a browser: axe, keyboard, 320 px, HTML
	@$(MAKE) --no-print-directory program
	SCREENS=1 PROGRAM=$(PROGRAM) node tests/browser/run.mjs

# ---- measurements -----------------------------------------------------------
SERVICES ?= 10000
bench: release ## what the program takes and gives; SERVICES=10000
	tools/install.sh bench
	@$(MAKE) --no-print-directory MODE=release bench-tools
	tests/bench/run.sh $(B)/release $(SERVICES)
lighthouse: release tests/lighthouse/node_modules/.done ## Lighthouse over five public pages
	PROGRAM=$(B)/release/rozcestnik node tests/lighthouse/run.mjs
tests/lighthouse/node_modules/.done: tests/lighthouse/package-lock.json
	$(Q)cd tests/lighthouse && npm ci --loglevel=error
	$(Q)touch $@
bench-tools: $(O)/make_rpss $(O)/make_pdf $(O)/measure
$(O)/make_pdf: $(O)/tests/bench/make_pdf.o $(O)/lib/doc/document_fixture_test.o $(filter $(O)/lib/doc/%,$(OBJ)) $(filter $(O)/lib/base/%,$(OBJ))
	$(Q)$(CC) $(LDFLAGS_$(MODE)) -pthread $^ $(LDLIBS) -o $@
$(O)/make_rpss: $(O)/tests/bench/make_rpss.o $(filter $(O)/lib/doc/%,$(OBJ)) $(filter $(O)/lib/base/%,$(OBJ))
	$(Q)$(CC) $(LDFLAGS_$(MODE)) -pthread $^ $(LDLIBS) -o $@
$(O)/measure: $(O)/tests/bench/measure.o
	$(Q)$(CC) $(LDFLAGS_$(MODE)) $^ -o $@

# How often search finds what people mean, over a register of every kind of service.
bench-search: ## how well search finds, and how fast; MISSED=1 tells what of the tuning half it misses
	@$(MAKE) --no-print-directory MODE=release $(B)/release/search_quality
	$(B)/release/search_quality
$(O)/search_quality: $(OBJ) $(O)/app/catalogue/quality_fixture_test.o $(O)/app/catalogue/fixture_test.o \
                     $(O)/gen/app/catalogue/catalogue_test.sql.o $(O)/tests/check.o $(O)/tests/bench/search_quality.o
	@echo "  link  $@"
	$(Q)$(CC) $(LDFLAGS_$(MODE)) -pthread $^ $(LDLIBS) -o $@

bench-plan: ## how long pages of planning take where there is much
	@$(MAKE) --no-print-directory MODE=release $(B)/release/plan_bench
	$(B)/release/plan_bench
$(O)/plan_bench: $(OBJ) $(O)/app/people/fixture_test.o $(O)/tests/check.o $(O)/tests/bench/plan_bench.o
	@echo "  link  $@"
	$(Q)$(CC) $(LDFLAGS_$(MODE)) -pthread $^ $(LDLIBS) -o $@

# ---- rules and translations -------------------------------------------------
$(TOOLS)/tmplgen: tools/tmplgen_place.h tools/tmplgen_text.h
$(TOOLS)/sqlgen: tools/sqlgen_write.h
BUILT_TOOLS := $(patsubst tools/%.c,$(TOOLS)/%,$(wildcard tools/*.c))
check: rules generators ## the rules of the tree, and the tests of its generators
rules: $(B)/messages.pot
	tools/check.sh $(B)/messages.pot
generators: $(BUILT_TOOLS)
	tools/tests/run.sh $(B)
$(B)/messages.pot: $(SRC) $(patsubst %,$(GEN)/%.c,$(filter-out ui/%/examples.html ui/examples/%,$(HTML))) $(wildcard main.c app/*/*.h ui/examples/*.h) tools/pot.sh
	@mkdir -p $(@D)
	tools/pot.sh $@ $(filter %.c %.h,$^)
pot: $(B)/messages.pot ## collects the messages: build/messages.pot
po: pot ## puts new messages into lang/*.po, to be translated
	for po in $(PO); do msgmerge --quiet --update --backup=none --no-location \
		--no-fuzzy-matching --no-wrap $$po $(B)/messages.pot || exit 1; done

# ---- fuzzing ------------------------------------------------------------------
# Each tests/fuzz/NAME_fuzz.c is a program of its own; see tests/fuzz/run.sh.
FUZZERS := $(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_SECONDS ?= 30
# An archive, so that a target holds only what it needs, and is fast.
$(O)/all.a: $(OBJ)
	$(Q)rm -f $@ && ar rc $@ $^
$(B)/fuzz/run-%: $(O)/tests/fuzz/%_fuzz.o $(O)/all.a
	@mkdir -p $(@D)
	@echo "  link  $@"
	$(Q)$(CC) $(LDFLAGS_$(MODE)) -pthread $^ $(LDLIBS) -o $@
-include $(FUZZERS:%=$(O)/tests/fuzz/%_fuzz.d)
fuzz-build: ## the fuzz targets, built with clang: build/fuzz/run-NAME
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang $(FUZZERS:%=$(B)/fuzz/run-%)
fuzz: fuzz-build ## each fuzz target for FUZZ_SECONDS (30)
	$(Q)tests/fuzz/run.sh $(FUZZ_SECONDS) $(B)/fuzz

clean: ## forgets everything that was built
	rm -rf $(B)

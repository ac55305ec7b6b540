# What people and CI call. `make run` and `make test` set up what they need.

PREFIX ?= /usr/local
EVAL ?= ../shared/eval
PIPELINE ?= pipelines/example.yaml
SWIFT_BUILD = swift build --configuration release
SOURCES = Package.swift Sources Plugins Tools stages Tests
DEMARCHE = .build/release/demarche

.PHONY: run test build setup lint format bench bench-pages eval examine fuzz install docs clean

run: build  ## set up, build, run the example, say where the results are
	$(DEMARCHE) run $(PIPELINE)

test: build  ## set up, build and run every test; the end-to-end tests run the command that people run
	scripts/setup test
	DEMARCHE="$(CURDIR)/$(DEMARCHE)" swift test

build: setup
	$(SWIFT_BUILD) --product demarche

setup:  ## install the system libraries that are missing
	scripts/setup

lint:
	swift format lint --strict --parallel --recursive $(SOURCES)

format:
	swift format --in-place --parallel --recursive $(SOURCES)

bench: build bench-pages
	$(SWIFT_BUILD) --product CopyBench
	scripts/bench
	MORE=1 scripts/bench-dedup

bench-pages: setup  ## what reading pages costs, beside other extractors; PAGES=folder for pages of your own
	$(SWIFT_BUILD) --product PageBench
	scripts/bench-pages $(PAGES)

eval: build examine  ## quality, measured on data that is not in the repository
	$(SWIFT_BUILD) --product demarche-train
	scripts/eval $(EVAL)

examine: setup
	$(SWIFT_BUILD) --product Examine

FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= feed robots archive encoding html page lists statements statements-model

fuzz: setup  ## mutated bytes for every parser of outside bytes, FUZZ_SECONDS of processor time each
	$(SWIFT_BUILD) --product Fuzz
	for target in $(FUZZ_TARGETS); do .build/release/Fuzz $$target --seconds $(FUZZ_SECONDS) || exit 1; done

docs: build  ## write the generated documents anew
	$(DEMARCHE) schema docs --write docs

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(DEMARCHE) $(DESTDIR)$(PREFIX)/bin/demarche

clean:
	rm -rf .build

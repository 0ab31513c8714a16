# Every target sets up what it needs (.ci/setup) and is quick when that is done.
.DEFAULT_GOAL := help
SHELL := /bin/bash
# Where the machine's own Node is too old, set-up leaves one beside the interpreter.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
PYTHON := .venv/bin/python
ARGS ?=
SECONDS ?= 600
RUNS ?= 200

.PHONY: help install demo test lint bench eyes likeness kits real-traffic faults hosts endurance probes versions fuzz lock

help: ## 显示本说明 / this text
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

install: ## 只做安装，之后用 .venv/bin/harness / set-up alone, then .venv/bin/harness is the command
	@.ci/setup
	@echo "完成 / ready: .venv/bin/harness --help"

demo: ## 用三个示例应用真实跑一遍并给出报告 / run the three demo apps for real, end with a report
	@.ci/setup
	@.venv/bin/harness demo $(ARGS)

# Without CI a missing browser or Appium only skips the end-to-end tests (and says so); under CI=true it fails.
test: ## 全部测试（单元 + 端到端）/ all tests (unit + end to end)
	@.ci/setup python
	@.ci/setup node system || test "$$CI" != true
	@.ci/test $(ARGS)

lint: ## ruff 与 mypy / ruff and mypy
	@.ci/setup python
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

bench: ## 性能测量，与 Presidio、TrackHAR、正则、随机点击对照 / measurements beside Presidio, TrackHAR, regexes, a monkey
	@.ci/setup python node system
	@.ci/setup bench
	npm ci --prefix tests/kits --ignore-scripts --no-audit --no-fund
	$(PYTHON) -m pytest -q -s tests/bench $(ARGS)

real-traffic: ## 用真实程序发出的一万个请求核对误报（联网取得，不入库）/ ten thousand requests of real programs, no false finding
	@.ci/setup python
	$(PYTHON) -m tests.bench.real_traffic $(ARGS)

eyes: ## 读屏能力：画出的屏幕上的查准率与查全率，以及每屏耗时 / precision, recall and time of the eyes on drawn screens
	@.ci/setup python
	$(PYTHON) -m pytest -q -s tests/bench/test_eyes.py tests/bench/test_office_screens.py tests/bench/test_natural_screens.py tests/bench/test_screen_reading.py $(ARGS)

likeness: ## 示例有增改后重新学习屏上文字的相似度 / learn the likeness of rows anew after examples were added
	@.ci/setup python
	$(PYTHON) -m harness.detect.likeness.learning
	$(PYTHON) -m harness.detect.likeness.page_learning

kits: ## 用三个他人编写的 H5 演示站走一遍场景 / three H5 demonstration sites of others go through the scenarios
	@.ci/setup python node system
	npm ci --prefix tests/kits --ignore-scripts --no-audit --no-fund
	$(PYTHON) -m pytest -q tests/kits --timeout 600 $(ARGS)

faults: ## 模拟手机的每种故障在检测的每个阶段（约半小时），ARGS="-k hang" 只测一种 / every fault of a handset at every stage
	@.ci/setup python node system
	$(PYTHON) -m pytest -q --timeout 600 tests/faults/test_app_tunnel.py tests/faults/test_fault_matrix.py $(ARGS)

hosts: ## 小程序与快应用经宿主打开的每种方式（模拟宿主，约两分钟）/ every way into mini-programs and quick apps, in stand-in hosts
	@.ci/setup python node system
	$(PYTHON) -m pytest -q --timeout 600 tests/hosts $(ARGS)

endurance: ## 模拟手机上连续检测 RUNS=200 次，核对无任何残留 / RUNS=200 runs in a row leave nothing behind
	@.ci/setup python node system
	HARNESS_ENDURANCE_RUNS=$(RUNS) $(PYTHON) -m pytest -q tests/faults/test_endurance.py $(ARGS)

probes: ## 强制性试探：五个“看似强制”的应用、两个对照应用，以及第二天被强行中断的三日检测（约十五分钟）/ the probes of compulsion
	@.ci/setup python node system
	$(PYTHON) -m pytest -q --timeout 600 tests/compulsion $(ARGS)

versions: ## 备案版本与现行版本实测比对：同一版本无差异，改动逐项列出并分级（约三分钟）/ a filed version against an altered one, live
	@.ci/setup python node system
	$(PYTHON) -m pytest -q --timeout 900 tests/versions $(ARGS)

fuzz: ## 模糊测试解码器与匹配器，SECONDS=600 / fuzz the decoder and the matchers
	@.ci/setup python
	$(PYTHON) -m tests.fuzz.run $(SECONDS)

lock: ## 重写锁文件，UPGRADE=1 则升级 / write the lock files anew, UPGRADE=1 upgrades
	@.ci/setup lock

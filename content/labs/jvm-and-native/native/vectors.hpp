// Vector-at-a-time: the same tree, but one virtual call hands over some hundred values of
// one column. The loop is inside the call.
#pragma once

#include "rides.hpp"

#include <algorithm>
#include <memory>

namespace vectors {

// Some rows of each column, and the positions of those that still count.
struct Batch {
  const Value* columns[FIELDS];
  std::size_t count = 0;
  std::vector<std::int32_t> selected; // the selection vector; its first `count` are valid
};

struct Expression {
  Column out; // the values of the selected rows, without gaps
  explicit Expression(std::size_t size) : out(size) {}
  virtual ~Expression() = default;
  virtual const Value* eval(const Batch& batch) = 0;
};
using Ex = std::unique_ptr<Expression>;

struct Read : Expression {
  Field field;
  Read(std::size_t size, Field f) : Expression(size), field(f) {}
  const Value* eval(const Batch& batch) override {
    CALLED();
    const Value* column = batch.columns[field];
    for (std::size_t i = 0; i < batch.count; i++) out[i] = column[batch.selected[i]];
    return out.data();
  }
};

struct Constant : Expression {
  Constant(std::size_t size, Value v) : Expression(size) { out.assign(size, v); }
  const Value* eval(const Batch&) override {
    CALLED();
    return out.data();
  }
};

template <class Operation>
struct Binary : Expression {
  Ex left, right;
  Binary(std::size_t size, Ex l, Ex r)
      : Expression(size), left(std::move(l)), right(std::move(r)) {}
  const Value* eval(const Batch& batch) override {
    CALLED();
    const Value* a = left->eval(batch);
    const Value* b = right->eval(batch);
    for (std::size_t i = 0; i < batch.count; i++) out[i] = Operation::apply(a[i], b[i]);
    return out.data();
  }
};

struct Operator {
  virtual ~Operator() = default;
  virtual void open() = 0;
  virtual bool next(Batch& batch) = 0; // false at the end
};

struct Scan : Operator {
  const Rides& rides;
  std::size_t size, at = 0;
  Scan(const Rides& r, std::size_t s) : rides(r), size(s) {}
  void open() override { at = 0; }
  bool next(Batch& batch) override {
    CALLED();
    batch.count = std::min(size, rides.rows() - at);
    for (int field = 0; field < FIELDS; field++) {
      batch.columns[field] = rides.columns[field].data() + at; // no copy
    }
    for (std::size_t i = 0; i < batch.count; i++) {
      batch.selected[i] = static_cast<std::int32_t>(i);
    }
    at += batch.count;
    return batch.count > 0;
  }
};

struct Filter : Operator {
  std::unique_ptr<Operator> input;
  Ex condition;
  Filter(std::unique_ptr<Operator> i, Ex c) : input(std::move(i)), condition(std::move(c)) {}
  void open() override { input->open(); }
  bool next(Batch& batch) override {
    CALLED();
    if (!input->next(batch)) return false;
    const Value* keep = condition->eval(batch);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < batch.count; i++) {
      batch.selected[kept] = batch.selected[i];
      kept += static_cast<std::size_t>(keep[i]); // 0 or 1: there is no branch to guess
    }
    batch.count = kept;
    return true;
  }
};

// SELECT sum(fare * (100 - discount)) FROM rides WHERE zone < 66
struct Query {
  std::size_t size;
  Batch batch;
  Filter rows;
  Ex amount;

  Query(const Rides& rides, std::size_t s)
      : size(s),
        rows(std::make_unique<Scan>(rides, s), binary<Less>(read(ZONE), constant(66))),
        amount(binary<Times>(read(FARE), binary<Minus>(constant(100), read(DISCOUNT)))) {
    batch.selected.resize(size);
  }

  Sum run() {
    Sum sum = 0;
    rows.open();
    while (rows.next(batch)) {
      const Value* values = amount->eval(batch);
      for (std::size_t i = 0; i < batch.count; i++) sum += values[i];
    }
    return sum;
  }

private:
  Ex read(Field field) const { return std::make_unique<Read>(size, field); }
  Ex constant(Value value) const { return std::make_unique<Constant>(size, value); }

  template <class Operation>
  Ex binary(Ex left, Ex right) const {
    return std::make_unique<Binary<Operation>>(size, std::move(left), std::move(right));
  }
};

} // namespace vectors

// Tuple-at-a-time: one virtual call hands over one row, or one value of it.
#pragma once

#include "rides.hpp"

#include <memory>

namespace tuples {

using Row = Value[FIELDS];

struct Expression {
  virtual ~Expression() = default;
  virtual Value eval(const Row& row) const = 0;
};
using Ex = std::unique_ptr<Expression>;

struct Read : Expression {
  Field field;
  explicit Read(Field f) : field(f) {}
  Value eval(const Row& row) const override {
    CALLED();
    return row[field];
  }
};

struct Constant : Expression {
  Value value;
  explicit Constant(Value v) : value(v) {}
  Value eval(const Row&) const override {
    CALLED();
    return value;
  }
};

template <class Operation>
struct Binary : Expression {
  Ex left, right;
  Binary(Ex l, Ex r) : left(std::move(l)), right(std::move(r)) {}
  Value eval(const Row& row) const override {
    CALLED();
    return Operation::apply(left->eval(row), right->eval(row));
  }
};

struct Operator {
  virtual ~Operator() = default;
  virtual void open() = 0;
  virtual bool next(Row& row) = 0; // false at the end
};

struct Scan : Operator {
  const Rides& rides;
  std::size_t at = 0;
  explicit Scan(const Rides& r) : rides(r) {}
  void open() override { at = 0; }
  bool next(Row& row) override {
    CALLED();
    if (at == rides.rows()) return false;
    for (int field = 0; field < FIELDS; field++) row[field] = rides.columns[field][at];
    at++;
    return true;
  }
};

struct Filter : Operator {
  std::unique_ptr<Operator> input;
  Ex condition;
  Filter(std::unique_ptr<Operator> i, Ex c) : input(std::move(i)), condition(std::move(c)) {}
  void open() override { input->open(); }
  bool next(Row& row) override {
    CALLED();
    while (input->next(row)) {
      if (condition->eval(row)) return true;
    }
    return false;
  }
};

inline Ex read(Field field) { return std::make_unique<Read>(field); }
inline Ex constant(Value value) { return std::make_unique<Constant>(value); }

template <class Operation>
Ex binary(Ex left, Ex right) {
  return std::make_unique<Binary<Operation>>(std::move(left), std::move(right));
}

// SELECT sum(fare * (100 - discount)) FROM rides WHERE zone < 66
struct Query {
  Filter rows;
  Ex amount = binary<Times>(read(FARE), binary<Minus>(constant(100), read(DISCOUNT)));

  explicit Query(const Rides& rides)
      : rows(std::make_unique<Scan>(rides), binary<Less>(read(ZONE), constant(66))) {}

  Sum run() {
    Sum sum = 0;
    Row row;
    rows.open();
    while (rows.next(row)) sum += amount->eval(row);
    return sum;
  }
};

} // namespace tuples

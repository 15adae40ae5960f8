// The rules of Throng's boids as a plain scalar loop in single precision: what a core can do without an engine.
//
// Columns sorted by cell in every step, all birds at once, random numbers hashed from (bird, step). Usage:
//   flock BIRDS WIDTH HEIGHT SEED
// Then for every line "run STEPS" on standard input one line with the processor nanoseconds it took, and for "neighbours"
// the mean number of others within the radius.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

namespace {

constexpr float RADIUS = 10, JUMP = 0.7f, AVOIDANCE = 400, COHESION = 0.1f, RANDOMNESS = 0.05f, DEAD = 0.1f;

struct Birds {
  std::vector<float> x, y, lastX, lastY, alive;
  std::vector<uint32_t> id;
  explicit Birds(size_t n) : x(n), y(n), lastX(n), lastY(n), alive(n), id(n) {}
};

uint64_t mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

class Flock {
 public:
  Flock(int birds, float width, float height, uint64_t seed)
      : n(birds), width(width), height(height), columns(std::max(1, (int)(width / (RADIUS * 1.001f)))),
        rows(std::max(1, (int)(height / (RADIUS * 1.001f)))), seed(mix(seed + 1)), now(birds), next(birds), cell(birds),
        start((size_t)columns * rows + 1) {
    for (int i = 0; i < n; i++) {
      next.id[i] = i;
      next.x[i] = uniform(i, -1) * width;
      next.y[i] = uniform(i, -2) * height;
      next.alive[i] = uniform(i, -3) < DEAD ? 0 : 1;
    }
    sortByCell();
  }

  void run(long steps) {
    for (long i = 0; i < steps; i++) {
      for (int bird = 0; bird < n; bird++) {
        fly(bird);
      }
      step++;
      sortByCell();
    }
  }

  double neighbours() {
    double found = 0;
    for (int bird = 0; bird < n; bird++) {
      eachNear(bird, [&](int, float dx, float dy) { found += dx * dx + dy * dy <= RADIUS * RADIUS; });
      found--;
    }
    return found / n;
  }

 private:
  float uniform(uint32_t bird, long when) const {
    return (mix(mix(seed ^ (uint64_t)when) + bird * 0x9E3779B97F4A7C15ull) >> 40) * 0x1.0p-24f;
  }

  int columnOf(float px) const { return std::min((int)(px * (columns / width)), columns - 1); }
  int rowOf(float py) const { return std::min((int)(py * (rows / height)), rows - 1); }

  void sortByCell() {
    std::fill(start.begin(), start.end(), 0);
    for (int i = 0; i < n; i++) {
      cell[i] = rowOf(next.y[i]) * columns + columnOf(next.x[i]);
      start[cell[i] + 1]++;
    }
    for (size_t c = 1; c < start.size(); c++) {
      start[c] += start[c - 1];
    }
    for (int i = 0; i < n; i++) {
      int place = start[cell[i]]++;
      now.x[place] = next.x[i];
      now.y[place] = next.y[i];
      now.lastX[place] = next.lastX[i];
      now.lastY[place] = next.lastY[i];
      now.alive[place] = next.alive[i];
      now.id[place] = next.id[i];
    }
    memmove(&start[1], &start[0], (start.size() - 1) * sizeof start[0]);
    start[0] = 0;
  }

  template <class Visit>
  void eachNear(int bird, Visit visit) const {
    float px = now.x[bird], py = now.y[bird];
    int column = columnOf(px), row = rowOf(py);
    for (int r = row - 1; r <= row + 1; r++) {
      float aroundY = r < 0 ? -height : r == rows ? height : 0;
      int base = (r < 0 ? r + rows : r == rows ? 0 : r) * columns;
      auto span = [&](int from, int to, float aroundX) {
        for (int other = start[base + from]; other < start[base + to + 1]; other++) {
          visit(other, now.x[other] + aroundX - px, now.y[other] + aroundY - py);
        }
      };
      if (column == 0) span(columns - 1, columns - 1, -width);
      span(std::max(0, column - 1), std::min(columns - 1, column + 1), 0);
      if (column == columns - 1) span(0, 0, width);
    }
  }

  void fly(int bird) {
    next.id[bird] = now.id[bird];
    next.alive[bird] = now.alive[bird];
    if (now.alive[bird] == 0) {
      next.x[bird] = now.x[bird];
      next.y[bird] = now.y[bird];
      next.lastX[bird] = next.lastY[bird] = 0;
      return;
    }
    float toX = 0, toY = 0, motionX = 0, motionY = 0, crowdX = 0, crowdY = 0, living = 0, birds = 0;
    eachNear(bird, [&](int other, float dx, float dy) {
      float squared = dx * dx + dy * dy;
      float seen = squared <= RADIUS * RADIUS ? 1 : 0, here = seen * now.alive[other];
      toX += here * dx;
      toY += here * dy;
      motionX += here * now.lastX[other];
      motionY += here * now.lastY[other];
      living += here;
      float closeness = seen / (squared * squared + 1);
      crowdX += closeness * dx;
      crowdY += closeness * dy;
      birds += seen;
    });
    float others = std::max(1.0f, birds - 1);
    uint64_t draw = mix(mix(seed ^ (uint64_t)step) + now.id[bird] * 0x9E3779B97F4A7C15ull);
    float anyX = 2 * ((draw >> 40) * 0x1.0p-24f) - 1, anyY = 2 * ((draw & 0xFFFFFF) * 0x1.0p-24f) - 1;
    float any = RANDOMNESS / std::sqrt(std::max(anyX * anyX + anyY * anyY, 1e-37f));
    float x = any * anyX + now.lastX[bird] + COHESION * toX / living - AVOIDANCE * crowdX / others + motionX / living;
    float y = any * anyY + now.lastY[bird] + COHESION * toY / living - AVOIDANCE * crowdY / others + motionY / living;
    float scale = JUMP / std::sqrt(std::max(x * x + y * y, 1e-37f));
    next.lastX[bird] = scale * x;
    next.lastY[bird] = scale * y;
    next.x[bird] = into(now.x[bird] + scale * x, width);
    next.y[bird] = into(now.y[bird] + scale * y, height);
  }

  static float into(float position, float length) {
    if (position < 0) position += length;
    return position >= length ? std::max(0.0f, position - length) : position;
  }

  int n;
  float width, height;
  int columns, rows;
  uint64_t seed;
  Birds now, next;
  std::vector<int> cell, start;
  long step = 0;
};

long long processorNanos() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1000000000ll + time.tv_nsec;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: flock BIRDS WIDTH HEIGHT SEED\n");
    return 2;
  }
  Flock flock(atoi(argv[1]), atof(argv[2]), atof(argv[3]), atoll(argv[4]));
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    if (strncmp(line, "run ", 4) == 0) {
      long long before = processorNanos();
      flock.run(atol(line + 4));
      printf("%lld\n", processorNanos() - before);
    } else {
      printf("%.6f\n", flock.neighbours());
    }
    fflush(stdout);
  }
}

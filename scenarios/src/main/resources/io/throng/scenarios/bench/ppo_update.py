"""One gradient step of proximal policy optimisation in PyTorch, on one thread: the twin of PpoUpdateContest.

Reads a line "rows repetitions" at a time and answers with the processor milliseconds of each repetition.
"""

import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)
ACTIONS = 8


def network(inputs, outputs):
    return nn.Sequential(
        nn.Linear(inputs, 128), nn.Tanh(), nn.Linear(128, 128), nn.Tanh(), nn.Linear(128, outputs)
    )


def update(actor, critic, optimisers, batch):
    observations, states, actions, old, advantages, returns = batch
    logs = torch.log_softmax(actor(observations), dim=1)
    ratio = torch.exp(logs.gather(1, actions) - old)
    surrogate = torch.min(ratio * advantages, torch.clamp(ratio, 0.8, 1.2) * advantages).mean()
    entropy = -(logs.exp() * logs).sum(dim=1).mean()
    value_loss = 0.5 * ((critic(states) - returns) ** 2).mean()
    for optimiser in optimisers:
        optimiser.zero_grad()
    (-surrogate - 0.01 * entropy + value_loss).backward()
    for net in (actor, critic):
        nn.utils.clip_grad_norm_(net.parameters(), 0.5)
    for optimiser in optimisers:
        optimiser.step()


def main():
    actor = network(64, ACTIONS)
    critic = network(256, 1)
    optimisers = [torch.optim.Adam(net.parameters(), lr=3e-4, eps=1e-5) for net in (actor, critic)]
    print("ready", torch.__version__, flush=True)
    for line in sys.stdin:
        rows, repetitions = map(int, line.split())
        batch = (
            torch.rand(rows, 64) * 2 - 1,
            torch.rand(rows, 256) * 2 - 1,
            torch.randint(0, ACTIONS, (rows, 1)),
            torch.full((rows, 1), -2.0794415),
            torch.rand(rows, 1) * 2 - 1,
            torch.rand(rows, 1) * 2 - 1,
        )
        times = []
        for _ in range(repetitions):
            before = time.process_time()
            update(actor, critic, optimisers, batch)
            times.append(1000 * (time.process_time() - before))
        print(" ".join(map(str, times)), flush=True)


main()
